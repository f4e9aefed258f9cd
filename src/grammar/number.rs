//! Numbers in digits and words, from zero to 10^15.
//!
//! An Arabic number is a sum of groups, each a number below a thousand times a scale, written from
//! the largest scale to the smallest and joined by و: «ستة آلاف وخمسمئة وثلاثة وعشرون». Inside a group
//! hundreds come before units and units before tens.

use super::cursor::{Cursor, PhraseMatch, conjunction};
use crate::lexicon::{Agreement, Kind, Kinds, Meaning};
use crate::spelling::{ACCUSATIVE, AND};
use crate::text::TokenKind;

/// The number that begins here and the place after it. A و before its first word is passed over.
#[must_use]
pub(crate) fn number(start: Cursor<'_>) -> Option<(u64, Cursor<'_>)> {
    let mut sum = Sum::default();
    let mut at = start;
    // the number without its open group
    let mut closed = None;
    while let Some((part, rest)) = number_part(at, &sum) {
        let before = sum.group.is_none().then(|| sum.value()).flatten();
        if !sum.add(part) {
            // «بين 10 آلاف و15 ألفا»: a group of a scale that is not smaller is another number's
            let scaled = matches!(part.value, Value::Scale { .. }) && !part.joined;
            return closed
                .filter(|_| scaled && sum.group.is_some())
                .or(sum.value().map(|value| (value, at)));
        }
        closed = match sum.group {
            None => None,
            Some(_) => before.map(|value| (value, at)).or(closed),
        };
        at = rest;
    }
    sum.value().map(|value| (value, at))
}

/// A number in digits with its separators (1,166 and 1.166 are one thousand …), and hundredths:
/// 1.5 gives 150.
#[must_use]
pub(crate) fn digits(start: Cursor<'_>) -> Option<(u64, Cursor<'_>)> {
    let mut value: u64 = digit_run(start)?.parse().ok()?;
    let mut at = start.skip();
    let mut grouped = start.form().len() <= 3 && value != 0;
    while let Some((group, rest)) = separated_digits(at) {
        let thousands = group.len() == 3 && grouped;
        if !thousands {
            return with_decimals(value, group, rest).or(Some((value.checked_mul(100)?, at)));
        }
        value = value.checked_mul(1000)?.checked_add(group.parse().ok()?)?;
        grouped = true;
        at = rest;
    }
    Some((value.checked_mul(100)?, at))
}

/// One or two decimals after a whole number.
fn with_decimals<'t>(whole: u64, decimals: &str, rest: Cursor<'t>) -> Option<(u64, Cursor<'t>)> {
    let value: u64 = decimals.parse().ok()?;
    let hundredths = match decimals.len() {
        1 => value * 10,
        2 => value,
        _ => return None,
    };
    Some((whole.checked_mul(100)?.checked_add(hundredths)?, rest))
}

/// Digits glued after a separator that is glued to what stands before it.
fn separated_digits(at: Cursor<'_>) -> Option<(&str, Cursor<'_>)> {
    let separator = at
        .mark(',')
        .or_else(|| at.mark('.'))
        .filter(|_| at.token().glued)?;
    let group = digit_run(separator).filter(|_| separator.token().glued)?;
    Some((group, separator.skip()))
}

fn digit_run(at: Cursor<'_>) -> Option<&str> {
    (at.token().kind == TokenKind::Digits).then(|| at.form())
}

/// A piece of a number.
#[derive(Debug, Clone, Copy)]
struct Part {
    value: Value,
    /// Whether a و joins it to what comes before.
    joined: bool,
}

/// From here on, in hundredths, digits before a scale are a year rather than a factor.
const YEAR: u64 = 1_000 * 100;
const THOUSAND: u64 = 1_000;
const HUNDRED: u64 = 100;
/// One, in hundredths.
const ONE: u64 = 100;

/// Ten, in hundredths.
const TEN: u64 = 10 * ONE;

/// Kinds of words that are a piece of a number.
pub(super) const WORDS: Kinds = Kinds::of(Kind::Number).and(Kind::Scale).and(Kind::Fraction);

#[derive(Debug, Clone, Copy)]
enum Value {
    /// Digits, in hundredths.
    Digits(u64),
    /// A number word.
    Word(u64),
    /// A scale, as many times as the form says; a plural leaves that to the number before it.
    Scale { times: u64, scale: u64 },
    /// A part of one, in hundredths.
    Fraction(u64),
}

fn number_part<'t>(at: Cursor<'t>, before: &Sum) -> Option<(Part, Cursor<'t>)> {
    let (joined, at) = conjunction(at);
    if let Some((value, rest)) = digits(at) {
        return Some((
            Part {
                value: Value::Digits(value),
                joined,
            },
            rest,
        ));
    }
    let (value, found, rest) = number_word(at, before.group.is_some())?;
    let lead = found.tag.clitics() > 0;
    // «مئة وأحد عشر»: with its و, أحد is spelled like واحد
    let alike = !before.is_empty() && !lead && at.form().starts_with(AND);
    let own = alike || found.leads_with(at.text(), AND);
    // inside a number only و can stand before a word; before it anything can
    (before.is_empty() || !lead || own).then_some((
        Part {
            value,
            joined: joined || own,
        },
        rest,
    ))
}

fn number_word(at: Cursor<'_>, counted: bool) -> Option<(Value, PhraseMatch<'_>, Cursor<'_>)> {
    if !at.is(WORDS) {
        return None;
    }
    let scales = || at.all(Kind::Scale);
    let dual = |found: &PhraseMatch<'_>| found.agreement == Agreement::Dual;
    // ألفا is a thousand after a number and two thousand before a noun
    let scale = scales()
        .find(|(found, _)| dual(found) != counted)
        .or_else(|| scales().next());
    if let Some((found, rest)) = scale
        && let Meaning::Scale(scale) = *found.meaning
    {
        let accusative = counted && at.form().ends_with(ACCUSATIVE);
        let times = match found.agreement {
            // «50 ألفا» is the accusative that numbers from eleven on ask for
            Agreement::Dual if accusative => 1,
            Agreement::Dual => 2,
            Agreement::Plural => 0,
            _ => 1,
        };
        return Some((Value::Scale { times, scale }, found, rest));
    }
    let number = |m: &Meaning| {
        if let Meaning::Number(n) = m {
            Some(Value::Word(*n))
        } else {
            None
        }
    };
    let fraction = |m: &Meaning| {
        if let Meaning::Fraction(n) = m {
            Some(Value::Fraction(*n))
        } else {
            None
        }
    };
    let part = at.read(Kind::Fraction, fraction);
    // «ثلاثة أرباع المليون» is one part, not three
    let whole = |(_, _, rest): &(Value, PhraseMatch<'_>, Cursor<'_>)| rest.at() > at.at() + 1;
    part.filter(whole)
        .or_else(|| at.read(Kind::Number, number))
        .or_else(|| at.read(Kind::Fraction, fraction))
}

/// A number as far as it has been read.
#[derive(Debug, Default)]
struct Sum {
    /// Closed groups.
    total: u64,
    /// The open group, in hundredths.
    group: Option<u64>,
    /// The smallest scale so far; `None` before the first.
    scale: Option<u64>,
    /// The smallest place that the open group has filled.
    place: u64,
    /// Whether the open group is in digits.
    digits: bool,
    /// Whether nothing can follow.
    closed: bool,
}

impl Sum {
    fn is_empty(&self) -> bool {
        self.total == 0 && self.group.is_none()
    }

    fn value(&self) -> Option<u64> {
        let group = self.group.unwrap_or(0);
        let whole = group.is_multiple_of(100) && !self.is_empty();
        whole.then(|| self.total.checked_add(group / 100)).flatten()
    }

    /// Takes one more part; false when it does not belong to this number.
    fn add(&mut self, part: Part) -> bool {
        if self.closed {
            return self.repeats_scale(part);
        }
        if !self.is_empty() && !part.joined && !self.goes_on_unjoined(part.value) {
            return false;
        }
        match part.value {
            Value::Digits(n) if self.group.is_some() => self.add_digits(n),
            Value::Digits(n) => self.open_group(n, true),
            Value::Word(n) => self.add_word(n, part.joined),
            Value::Scale { times, scale } => self.add_scale(times, scale, part.joined),
            Value::Fraction(n) => self.add_fraction(n),
        }
    }

    /// What can follow without و: a scale after its group, مائة after its unit.
    fn goes_on_unjoined(&self, value: Value) -> bool {
        match value {
            Value::Scale { .. } => true,
            Value::Word(100) => self.group.is_some_and(|g| (300..=900).contains(&g)),
            _ => false,
        }
    }

    /// مليون ونصف المليون.
    fn repeats_scale(&self, part: Part) -> bool {
        matches!(part.value, Value::Scale { times: 1, scale } if self.scale == Some(scale) && !part.joined)
    }

    fn open_group(&mut self, hundredths: u64, digits: bool) -> bool {
        if self.group.is_some() || self.scale.is_some_and(|scale| hundredths >= scale * 100) {
            return false;
        }
        (self.group, self.digits) = (Some(hundredths), digits);
        self.place = smallest_place(hundredths / 100);
        true
    }

    /// «مئة و21»: digits below a hundred after hundreds in words.
    fn add_digits(&mut self, hundredths: u64) -> bool {
        let below = hundredths < HUNDRED * 100 && hundredths.is_multiple_of(100);
        if self.digits || self.place < HUNDRED || !below {
            return false;
        }
        self.place = smallest_place(hundredths / 100);
        self.group = self.group.map(|group| group + hundredths);
        true
    }

    fn add_word(&mut self, n: u64, joined: bool) -> bool {
        match self.group {
            None => self.open_group(n * 100, false),
            // «ثلاث مئة», «3 مئة»
            Some(group) if n == 100 && !joined => {
                (self.group, self.place, self.digits) = (Some(group * 100), 100, false);
                true
            }
            Some(_) if self.digits => false,
            // «واحد ومئة»; other units before a hundred may be the bounds of a range
            Some(ONE) if n == 100 => {
                (self.group, self.place) = (Some(ONE + n * 100), 0);
                true
            }
            // units stand before tens: ثلاثة وعشرون
            Some(group)
                if self.place == 1
                    && n.is_multiple_of(10)
                    && (20..100).contains(&n)
                    && group % 1000 != 0 =>
            {
                (self.group, self.place) = (Some(group + n * 100), 0);
                true
            }
            Some(group) if self.place >= 100 && n < 100 => {
                (self.group, self.place) = (Some(group + n * 100), smallest_place(n));
                true
            }
            Some(_) => false,
        }
    }

    fn add_scale(&mut self, times: u64, scale: u64, joined: bool) -> bool {
        if let Some(last) = self.scale {
            if !joined && (self.group.is_none() || scale > last) {
                return times == 1 && self.multiply(scale);
            }
            if scale >= last {
                return scale == last && !joined && times == 0 && self.add_fewer(scale);
            }
        }
        if let Some(group) = self.group.filter(|_| scale < HUNDRED) {
            return self.add_dozens(group, times, scale, joined);
        }
        if joined && self.group.is_some() {
            return false;
        }
        // «منذ 2011 ملايين اللاجئين», «في 2016 ألف جندي»: a year multiplies nothing
        let year = self.digits && self.group.is_some_and(|group| group >= YEAR);
        if year && (times == 0 || scale <= THOUSAND) {
            return false;
        }
        let factor = match self.group {
            Some(group) if times != 2 => group,
            None if times != 0 => times * 100,
            _ => return false,
        };
        let Some(product) = factor.checked_mul(scale) else {
            return false;
        };
        let Some(total) = self.total.checked_add(product / 100) else {
            return false;
        };
        (self.total, self.group, self.scale, self.digits) = (total, None, Some(scale), false);
        true
    }

    /// «مئتا ألف وثلاثة آلاف»: a few more of the same scale after whole hundreds of it.
    fn add_fewer(&mut self, scale: u64) -> bool {
        let hundreds = scale.checked_mul(HUNDRED);
        let whole = hundreds.is_some_and(|hundreds| self.total.is_multiple_of(hundreds));
        let Some(few) = self
            .group
            .filter(|group| whole && !self.digits && *group <= TEN)
        else {
            return false;
        };
        let total = (few / 100).checked_mul(scale);
        let Some(total) = total.and_then(|more| self.total.checked_add(more)) else {
            return false;
        };
        (self.total, self.group) = (total, None);
        true
    }

    /// «ثلاث دزينات», «مئة ودزينتان», «مئة وثلاث دزينات»: the hundreds before count no dozens.
    fn add_dozens(&mut self, group: u64, times: u64, scale: u64, joined: bool) -> bool {
        let round = group.is_multiple_of(HUNDRED * 100);
        if joined && (self.digits || !round || times == 0) {
            return false;
        }
        let (before, counted) = match group % (HUNDRED * 100) {
            _ if joined => (group, times * 100),
            units if !(round || self.digits) => (group - units, units),
            _ => (0, group),
        };
        let dozens = counted.checked_mul(scale);
        self.group = dozens.and_then(|dozens| dozens.checked_add(before));
        self.closed = true;
        self.group.is_some()
    }

    /// «ثلاثة آلاف مليون», «ألف ومئتا مليون»: a larger scale counts thousands of itself.
    fn multiply(&mut self, scale: u64) -> bool {
        let thousands = self.scale == Some(THOUSAND) && self.total < scale;
        let group = self.group.unwrap_or(0);
        if !thousands || scale == THOUSAND || !group.is_multiple_of(100) {
            return false;
        }
        let Some(total) = (self.total + group / 100).checked_mul(scale) else {
            return false;
        };
        (self.total, self.scale, self.closed) = (total, Some(scale), true);
        self.group = None;
        true
    }

    /// نصف مليون, مليون ونصف.
    fn add_fraction(&mut self, hundredths: u64) -> bool {
        match (self.scale, self.group) {
            (None, None) => self.open_group(hundredths, false),
            (Some(scale), None) => {
                self.total = self
                    .total
                    .saturating_add(scale / 100 * hundredths + scale % 100 * hundredths / 100);
                self.closed = true;
                true
            }
            _ => false,
        }
    }
}

/// The smallest place that `n` fills: 1 for units (which tens may follow), 100 and more for round numbers.
fn smallest_place(n: u64) -> u64 {
    match n {
        0 => 0,
        _ if n.is_multiple_of(100) => 100,
        _ if n % 100 < 10 => 1,
        _ => 0,
    }
}
