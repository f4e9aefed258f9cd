//! What a number counts: people, or time, money and things.

use super::adjunct;
use super::group::{GroupReading, Rest, group};
use super::noun;
use super::people::{Noun, Size};
use super::sentence::Sentence;
use crate::extract::clause::frames::{WORDS, is_among};
use crate::extract::clause::opens_circumstance;
use crate::facts::{Hedge, VictimKind};
use crate::grammar::{Amount, Cursor, PhraseMatch, amount};
use crate::lexicon::{Agreement, Kind, Kinds, Meaning, Particle};
use crate::spelling::{AND, ARTICLE, FEMININE, PREPOSITIONS};
use crate::text::TokenKind;

/// Words after a number that make it a number of something else.
const MEASURES: Kinds = Kinds::of(Kind::Unit)
    .and(Kind::Month)
    .and(Kind::Clock)
    .and(Kind::Era);

/// A number with the noun that it counts.
pub(super) fn counted(
    sentence: &Sentence<'_>,
    start: Cursor<'_>,
    amount: Amount,
    rest: Cursor<'_>,
) -> GroupReading {
    let rest = past_closing(rest);
    if is_measured(sentence, start, rest, amount.hedge) || is_day_of_month(rest) {
        return GroupReading::Things(rest.at() + 1);
    }
    let people = people(sentence, start, rest);
    if is_percentage(sentence, start) {
        return GroupReading::Things(rest.at());
    }
    if people.noun.is_none() && is_single(sentence, start.at(), rest.at(), amount) {
        return GroupReading::Nothing;
    }
    let count = sentence.is_particle(start.at(), Particle::Tally) && rest.at() == start.at() + 1;
    let of_them = people.noun.as_ref().is_some_and(|noun| noun.definite);
    let definite = is_definite_amount(start, rest);
    let told = people.is_people() || definite || suffers_alone(sentence, start.at(), rest.at());
    if amount.hedge == Hedge::Unspecified && (!told || (count && of_them)) {
        // «أعداد الضحايا» is their number
        return GroupReading::Nothing;
    }
    let nobody = people.noun.is_none() && !people.of_them;
    if nobody && start.form() == ARTICLE {
        // «اعتقل الـ13»: the thirteenth
        let one = Amount::hedged(1, Hedge::Exact, start.at());
        let noun = Noun {
            ordinal: true,
            definite: true,
            first: rest.at() - 1,
            head_end: rest.at(),
            end: rest.at(),
            ..Noun::default()
        };
        let told = Rest {
            end: rest.at(),
            noun: Some(noun),
            ..Rest::default()
        };
        return GroupReading::Group(Box::new(group(sentence, start, one, Size::One, told)));
    }
    GroupReading::Group(Box::new(group(
        sentence,
        start,
        amount,
        Size::Number,
        people,
    )))
}

/// «عائلة واحدة»: one as the adjective of the noun before it, which is feminine, or of a time.
fn is_single(sentence: &Sentence<'_>, first: usize, end: usize, amount: Amount) -> bool {
    let noun = first.checked_sub(1);
    let noun = noun.filter(|at| *at >= sentence.tokens.start && !sentence.is_boundary(*at));
    let word = sentence.text.form(first);
    let bare = sentence
        .text
        .matches(first)
        .iter()
        .any(|tag| tag.clitics() == 0);
    let one = amount.max == Some(1) && end == first + 1 && bare;
    let alike = |at: usize| {
        let form = sentence.text.form(at);
        word.ends_with(FEMININE) && form.ends_with(FEMININE)
            || sentence.text.is(at, MEASURES.and(Kind::PlaceHead))
    };
    let word = |at: usize| sentence.text.token(at).is_word() && !sentence.is_trigger(at);
    one && noun.is_some_and(|at| word(at) && alike(at))
}

/// «الآلاف», «عشرات الآلاف»: whether an article stands on an amount, or on its last word.
fn is_definite_amount(start: Cursor<'_>, rest: Cursor<'_>) -> bool {
    let mut words = start.at()..rest.at();
    words.any(|at| start.to(at).matches().iter().any(|tag| tag.definite))
}

/// «قتل عشرات في غارة»: a vague amount right after an outcome word, with nothing after that it could count.
fn suffers_alone(sentence: &Sentence<'_>, first: usize, end: usize) -> bool {
    let after = sentence
        .triggers
        .partition_point(|trigger| trigger.tokens.end < first);
    let trigger = sentence.triggers.get(after);
    let right_after =
        trigger.is_some_and(|trigger| trigger.tokens.end == first && !trigger.is_vague());
    let alone = sentence.is_boundary(end) || sentence.is_preposition(end) || sentence.is_date(end);
    right_after && alone
}

/// «80 في المئة منها»: a hundred of which a number before tells the part.
fn is_percentage(sentence: &Sentence<'_>, start: Cursor<'_>) -> bool {
    let at = start.at();
    let part = |at: usize| {
        sentence.text.token(at).kind == TokenKind::Digits
            || sentence.text.is(at, Kinds::of(Kind::Number))
    };
    at >= sentence.tokens.start + 2
        && start.form().starts_with(ARTICLE)
        && sentence.is_particle(at - 1, Particle::In)
        && part(at - 2)
}

/// «خلية من 5 أفراد», «قوة إسرائيلية راجلة من 5», «طاقم الطائرة المكون من ثلاثة أشخاص»: people told together with their number.
pub(super) fn collective_group(sentence: &Sentence<'_>, start: Cursor<'_>) -> Option<GroupReading> {
    let household = || start.particle(Particle::Household);
    let mut rest = start.particle(Particle::Crew).or_else(household)?;
    while !rest.is_done() {
        let of = rest.particle(Particle::Numbering);
        if let Some(number) = of.or_else(|| rest.particle(Particle::Of)) {
            let (amount, after) = amount(number)?;
            let read = counted(sentence, start, amount, after);
            let people = matches!(&read, GroupReading::Group(group) if group.noun.is_some());
            return people.then_some(read);
        }
        let at = rest.at();
        let other = !rest.token().is_word()
            || sentence.is_preposition(at)
            || sentence.is_trigger(at)
            || sentence.is_boundary(at);
        if other {
            return None;
        }
        rest = rest.skip();
    }
    None
}

fn past_closing(at: Cursor<'_>) -> Cursor<'_> {
    at.past_marks(&['”', '"', '»', ')'])
}

/// Whether a number counts time, money, things or animals, or numbers a thing.
fn is_measured(sentence: &Sentence<'_>, start: Cursor<'_>, rest: Cursor<'_>, hedge: Hedge) -> bool {
    let things = [Particle::Thing, Particle::Animal, Particle::Age];
    let of = rest.particle(Particle::Of).unwrap_or(rest);
    let bare = |at: Cursor<'_>| at.matches().first().is_some_and(|tag| tag.clitics() == 0);
    // «بلغ العدد 88 العام الماضي»: what a plain number counts has no article
    let free = |at: Cursor<'_>| {
        hedge != Hedge::Unspecified && at.matches().first().is_some_and(|tag| tag.definite)
    };
    let noun = |at: Cursor<'_>| {
        (at.is(MEASURES) && !free(at))
            || (bare(at)
                && things
                    .iter()
                    .any(|particle| at.particle(*particle).is_some()))
    };
    let people = |at: Cursor<'_>| {
        at.is(Kinds::of(Kind::Victims))
            || sentence.context.names.title(at.at()).is_some()
            || adjunct::body(sentence, at).is_some()
    };
    let marked = matches!(rest.token().kind, TokenKind::Mark('%' | '$' | '€' | '/'));
    let numbered = start.at() > sentence.tokens.start && is_numbered(sentence, start);
    let counted = || noun::noun(sentence, of, true).is_some();
    let families = rest.particle(Particle::Household).is_some();
    // «أصيب 12 يوم أمس»: the noun says when, not of what there are twelve
    let day = || sentence.opens_day(rest.at());
    marked
        || families
        || (numbered && !counted())
        || [rest, of].iter().any(|at| noun(*at) && !people(*at)) && !day()
}

/// «في الـ23 منه»: a day of the month that was told.
fn is_day_of_month(at: Cursor<'_>) -> bool {
    at.all(Kind::Particle).any(|(found, _)| {
        let single = found.agreement == Agreement::Singular && found.tag.tokens().len() == 1;
        single && *found.meaning == Meaning::Particle(Particle::Among)
    })
}

/// Whether the word before a number is numbered by it: «عام 2004», «الطائرة 757», not «أيام 19».
fn is_numbered(sentence: &Sentence<'_>, number: Cursor<'_>) -> bool {
    let at = number.to(number.at() - 1);
    // «بلغ عدد القتلى هذا العام ستين»: a year that «this» points to has no number of its own
    if at.at() > sentence.tokens.start && sentence.is_particle(at.at() - 1, Particle::Demonstrative)
    {
        return false;
    }
    let one = |a: Agreement| !matches!(a, Agreement::Plural | Agreement::Dual);
    let measures = [Kind::Unit, Kind::Month, Kind::Clock, Kind::Weekday];
    let measure = measures
        .iter()
        .any(|kind| at.all(*kind).any(|(found, _)| one(found.agreement)));
    let thing = Meaning::Particle(Particle::Thing);
    let mut things = at.all(Kind::Particle);
    // «قتلت الغارة ستة»: what strikes has no number, and no thing has one in words
    let digits = number.token().kind == TokenKind::Digits;
    let strikes = at.is(Kinds::of(Kind::Cause)) && sentence.is_trigger(at.at().saturating_sub(1));
    measure
        || digits
            && !strikes
            && things.any(|(found, _)| *found.meaning == thing && one(found.agreement))
}

/// The people after a number.
fn people(sentence: &Sentence<'_>, start: Cursor<'_>, at: Cursor<'_>) -> Rest {
    if let Some(rest) = among(sentence, start, at) {
        return rest;
    }
    let others = at.particle(Particle::Others);
    let of = others.unwrap_or(at).particle(Particle::Of);
    let definite = is_definite_amount(start, at);
    let start = of.unwrap_or(at);
    let counted = |noun: &Noun| {
        is_bare(sentence, start) && !(definite && of.is_none() && is_object(sentence, noun))
    };
    if let Some(noun) = noun::noun(sentence, start, true).filter(counted) {
        return Rest {
            end: noun.end,
            noun: Some(noun),
            ..Rest::default()
        };
    }
    if let Some(of) = of {
        return partitive(sentence, of).unwrap_or(Rest {
            end: at.at(),
            ..Rest::default()
        });
    }
    if let Some(noun) = ranked(sentence, at) {
        return Rest {
            end: noun.end,
            noun: Some(noun),
            ..Rest::default()
        };
    }
    Rest {
        end: at.at(),
        unknown: is_unknown(sentence, at),
        ..Rest::default()
    }
}

/// «تسعة منهم»: those told before, and what is said of them.
fn among(sentence: &Sentence<'_>, start: Cursor<'_>, at: Cursor<'_>) -> Option<Rest> {
    let them = at.particle(Particle::Among)?;
    // «19 منهم من النساء»
    let of = them.particle(Particle::Of).is_some();
    let told = of.then(|| said_of_them(sentence, start, them)).flatten();
    if told.is_none() && is_of_them(sentence, at, them) {
        return Some(Rest {
            end: them.at(),
            of_them: true,
            ..Rest::default()
        });
    }
    let noun = said_of_them(sentence, start, them)?;
    Some(Rest {
        end: noun.end,
        noun: Some(noun),
        of_them: true,
        ..Rest::default()
    })
}

/// Whether a word that nobody knows stands where the noun of a number should.
fn is_unknown(sentence: &Sentence<'_>, at: Cursor<'_>) -> bool {
    at.token().is_word()
        && at.matches().is_empty()
        && !is_complement(at.form())
        && !opens_circumstance(at)
        && sentence.context.names.covering(at.at()).is_none()
}

/// Whether a word that nobody knows is no noun that a number counts: «بالرصاص», «بتهمة», «والبحث مستمر».
fn is_complement(form: &str) -> bool {
    let definite = |form: &str| {
        let bare = form.strip_prefix(PREPOSITIONS);
        let bare = bare.or_else(|| form.strip_prefix(AND));
        bare.is_some_and(|noun| noun.starts_with(ARTICLE))
    };
    definite(form) || is_among(form, WORDS.beside.accused)
}

/// «40 في صفوف المتمردين»: whose they are, where the noun itself is left out.
fn ranked(sentence: &Sentence<'_>, at: Cursor<'_>) -> Option<Noun> {
    let rest = at.particle(Particle::Ranks)?;
    let listed = super::listed_noun::listed(rest).filter(|noun| noun.own.is_empty());
    let body = || adjunct::body(sentence, rest);
    let (kind, end) = listed
        .and_then(|noun| Some((noun.kind?, noun.end)))
        .or_else(body)?;
    Some(Noun {
        kind: Some(kind),
        first: at.at(),
        head_end: end,
        end,
        ..Noun::default()
    })
}

/// «33 راكبا، تسعة منهم أطفال»: what is said of some of those told before a comma, not the part of a part
/// («قتل 40 منهم 12 طفلا»).
fn said_of_them(sentence: &Sentence<'_>, number: Cursor<'_>, rest: Cursor<'_>) -> Option<Noun> {
    let before = number.at().checked_sub(1)?;
    let after_comma = before >= sentence.tokens.start
        && (sentence.is_mark(before) || number.form().starts_with(AND));
    let of = rest.particle(Particle::Of).unwrap_or(rest);
    if !after_comma || amount(of).is_some() {
        return None;
    }
    let noun = noun::noun(sentence, of, false)?;
    let several = noun.number == Some(Agreement::Plural);
    let plain = noun.definite == (of.at() != rest.at()) && !noun.named;
    (several && plain).then_some(noun)
}

/// Whether «منهم» stands here, not «من بين» or «منهم» before those that it tells of.
fn is_of_them(sentence: &Sentence<'_>, at: Cursor<'_>, rest: Cursor<'_>) -> bool {
    if amount(rest).is_some() || noun::noun(sentence, rest, false).is_some() {
        return false;
    }
    let told = |(found, _): (PhraseMatch<'_>, Cursor<'_>)| {
        *found.meaning == Meaning::Particle(Particle::Among)
            && found.agreement != Agreement::Any
            && found.tag.lead == 0
    };
    at.all(Kind::Particle).any(told)
}

/// Whether the word is not written onto a و or preposition, so that a number can count it.
fn is_bare(sentence: &Sentence<'_>, at: Cursor<'_>) -> bool {
    let named = sentence.context.names.starting(at.at()).is_some();
    named || at.matches().iter().any(|tag| tag.clitics() == 0)
}

/// Whether an indefinite noun is an object, by its complement («شيع الآلاف قتلى الغارة») or since it means bodies («حمل
/// العشرات جثث ذويهم»), and no state of those before it («سقط المئات قتلى في»).
fn is_object(sentence: &Sentence<'_>, noun: &Noun) -> bool {
    let next = sentence.cursor(noun.end);
    let tags = next.matches();
    let plain = !sentence.is_preposition(next.at()) && tags.iter().all(|tag| tag.clitics() == 0);
    let attached = next.form().starts_with(AND) || next.form().starts_with(PREPOSITIONS);
    // «جثث ذويهم»: a word that no list holds
    let unknown = tags.is_empty() && !attached;
    let definite = next.form().starts_with(ARTICLE);
    let day = || sentence.is_date(noun.end) || sentence.opens_day(noun.end);
    let complement = plain && (definite || unknown) || amount(next).is_some();
    let remains = sentence
        .text
        .lists(noun.first)
        .stem
        .has(WORDS.beside.remains);
    !noun.definite && (remains || next.token().is_word() && complement && !day())
}

/// «3 من الحزب», «10 من أتباعه».
fn partitive(sentence: &Sentence<'_>, at: Cursor<'_>) -> Option<Rest> {
    if at.is(MEASURES) || !at.token().is_word() {
        return None;
    }
    let (kind, end) = adjunct::body(sentence, at).unwrap_or((VictimKind::Person, at.at() + 1));
    let noun = Noun {
        kind: Some(kind),
        first: at.at(),
        head_end: end,
        end,
        ..Noun::default()
    };
    Some(Rest {
        end,
        noun: Some(noun),
        ..Rest::default()
    })
}

/// «أحد مراقبيها», «أحد الذين اعتقلوا», «أحدهم».
pub(super) fn one_of(sentence: &Sentence<'_>, start: Cursor<'_>) -> Option<(Amount, Rest)> {
    let one = Amount::hedged(1, Hedge::Exact, start.at());
    if let Some(rest) = start.particle(Particle::OneOfThem) {
        return Some((
            one,
            Rest {
                end: rest.at(),
                of_them: true,
                ..Rest::default()
            },
        ));
    }
    let rest = start.particle(Particle::OneOf)?;
    if rest.particle(Particle::Relative).is_some() {
        return Some((
            one,
            Rest {
                end: rest.at(),
                ..Rest::default()
            },
        ));
    }
    let noun = noun::noun(sentence, rest, true)?;
    let many = matches!(noun.number, Some(Agreement::Plural | Agreement::Dual));
    many.then(|| {
        (
            one,
            Rest {
                end: noun.end,
                noun: Some(noun),
                ..Rest::default()
            },
        )
    })
}
