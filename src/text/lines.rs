//! Paragraphs that were wrapped at a width, as mail and text made from PDF are. The ends of their lines
//! mean nothing: they become spaces of the folded text, so that every rule reads through them and every
//! span stays as it is.
//!
//! A line that was wrapped is full: its width and that of the next line's first word are together more
//! than the text's width. Headlines, bylines, items of lists and lines of verse mostly are not.

use std::ops::{Range, RangeInclusive};

use crate::spelling::Canonical;

/// Widths at which texts are wrapped: what is narrower is verse or a list, what is wider a paragraph.
const WIDTHS: RangeInclusive<usize> = 40..=132;

/// Widths that are usual: a short text must have one of them.
const USUAL: [usize; 14] = [60, 64, 65, 66, 68, 70, 72, 74, 75, 76, 78, 79, 80, 100];

/// Full lines that a text has when it may be wrapped at any width.
const MANY: usize = 6;

/// Width from which on a text of a few lines may be wrapped at any: headlines and verse are shorter.
const PROSE: usize = 55;

/// Full lines in a row that no verse or list has, wherever they lead.
const LONG: usize = 4;

/// A line, without the spaces around it.
#[derive(Debug)]
struct Line {
    /// Where it stands in the folded text.
    bytes: Range<usize>,
    /// Characters of the article; those of a paragraph are not counted beyond all widths.
    width: usize,
    /// Width of the first word.
    word: usize,
    /// Whether it cannot go on with the line before: a blank line is between them, it is indented, or it
    /// begins as an item of a list does.
    apart: bool,
    /// Whether no mark at its end ends a sentence.
    open: bool,
}

impl Line {
    /// The widths at which a line is full that `next` follows; none when they are apart.
    fn full_widths(&self, next: &Self) -> Range<usize> {
        let end = if next.apart {
            self.width
        } else {
            self.width + 1 + next.word
        };
        self.width..end
    }
}

/// Makes spaces of the ends of wrapped lines; `source` is what was folded.
pub(super) fn unwrap_lines(folded: &mut Canonical, source: &str) {
    if !folded.text.contains('\n') {
        return;
    }
    let lines = filled_lines(folded, source);
    let Some(width) = wrap_width(&lines) else {
        return;
    };
    let mut bytes = std::mem::take(&mut folded.text).into_bytes();
    for pair in lines.windows(2) {
        if pair[0].full_widths(&pair[1]).contains(&width) {
            let gap = &mut bytes[pair[0].bytes.end..pair[1].bytes.start];
            let ends = gap.iter_mut().filter(|byte| **byte == b'\n');
            ends.for_each(|byte| *byte = b' ');
        }
    }
    folded.text = String::from_utf8(bytes).unwrap_or_default();
}

/// The lines that hold something.
fn filled_lines(folded: &Canonical, source: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    let mut apart = true;
    for line in folded.text.split_inclusive('\n') {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            apart = true;
        } else {
            let lead = line.len() - line.trim_start().len();
            let bytes = start + lead..start + lead + trimmed.len();
            lines.push(Line {
                width: width_of(folded, source, &bytes),
                word: trimmed.split_whitespace().next().map_or(0, letter_count),
                apart: apart || lead > 1 || is_item(trimmed),
                open: !trimmed.ends_with(['.', '!', '?', ':', '»', '"', '”']),
                bytes,
            });
            apart = false;
        }
        start += line.len();
    }
    lines
}

/// How many characters of the article a stretch of the folded text takes.
fn width_of(folded: &Canonical, source: &str, bytes: &Range<usize>) -> usize {
    let most = 4 * WIDTHS.end();
    if bytes.len() > most {
        return bytes.len();
    }
    let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let span = folded.map.span(place(bytes.start)..place(bytes.end));
    letter_count(&source[span.start as usize..span.end as usize])
}

fn letter_count(text: &str) -> usize {
    text.chars().count()
}

/// «- …», «• …», «1. …», «2) …».
fn is_item(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let numbered = rest.len() < line.len() && rest.starts_with(['.', ')', '-']);
    let marked = line.starts_with(['-', '*', '•', '●', '▪', '◦', '·', '#', '>', '|', '+']);
    marked || (numbered && rest[1..].starts_with(char::is_whitespace))
}

/// The width at which most lines are full that end within a sentence; few may be wider.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let most = *WIDTHS.end();
    // how many more lines are full at a width than at the one before, and how many have a width
    let mut change = vec![0_isize; most + 2];
    let mut wide = vec![0_usize; most + 2];
    for pair in lines.windows(2).filter(|pair| pair[0].open) {
        let widths = pair[0].full_widths(&pair[1]);
        change[widths.start.min(most + 1)] += 1;
        change[widths.end.min(most + 1)] -= 1;
    }
    for line in lines {
        wide[line.width.min(most + 1)] += 1;
    }
    let mut full = 0;
    let mut wider = lines.len();
    let mut best = (0, None);
    let mut few = (0, None);
    for width in 0..=most {
        full += change[width];
        wider -= wide[width];
        let count = usize::try_from(full).unwrap_or_default();
        let fits = WIDTHS.contains(&width) && wider <= 1 + lines.len() / 10;
        if fits && (count >= MANY || USUAL.contains(&width)) && count > best.0 {
            best = (count, Some(width));
        }
        if width >= PROSE && WIDTHS.contains(&width) && wider == 0 && count > few.0 {
            few = (count, Some(width));
        }
    }
    let usual = best.1.filter(|width| is_wrapped(lines, *width));
    usual.or_else(|| few.1.filter(|width| is_prose(lines, *width)))
}

/// Whether a text of a few lines is wrapped at a width: every line that could go on is full, and leads to the end of
/// a sentence.
fn is_prose(lines: &[Line], width: usize) -> bool {
    let mut found = false;
    for pair in lines.windows(2) {
        let goes_on = pair[0].full_widths(&pair[1]).contains(&width);
        let ends = !pair[1].open || pair[1].width >= PROSE;
        // a headline above the paragraph is far from full
        let free = !pair[0].open || pair[1].apart || pair[0].width < PROSE;
        if !(goes_on && pair[0].open && ends || free) {
            return false;
        }
        found |= goes_on && pair[0].open;
    }
    found && lines.last().is_some_and(|last| !last.open)
}

/// Whether a text is wrapped at a width: of the lines that end within a sentence most are full, and those
/// that are full lead to the end of one, or are many in a row. Verse and lists are neither.
fn is_wrapped(lines: &[Line], width: usize) -> bool {
    let (mut full, mut open, mut runs, mut closed) = (0, 0, 0, 0);
    // how many lines in a row are full
    let mut length = 0;
    for (i, line) in lines.iter().enumerate() {
        let goes_on = lines
            .get(i + 1)
            .is_some_and(|next| line.full_widths(next).contains(&width));
        let followed = lines.get(i + 1).is_some_and(|next| !next.apart);
        full += usize::from(goes_on && line.open);
        open += usize::from(followed && line.open && line.width * 2 >= width);
        if goes_on {
            length += 1;
        } else if length > 0 {
            runs += 1;
            closed += usize::from(!line.open || length >= LONG);
            length = 0;
        }
    }
    full > 1 && full * 5 >= open * 3 && closed * 2 >= runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::spelling::canonical;

    /// The text as it is read.
    fn read(text: &str) -> String {
        let mut folded = canonical(text);
        unwrap_lines(&mut folded, text);
        assert_eq!(folded.text.len(), canonical(text).text.len());
        folded.text
    }

    const WRAPPED: &str = "\
مقتل اربعه جنود في قصف
رويترز

قالت وزاره الدفاع امس ان اربعه جنود قتلوا في قصف مدفعي استهدف
موقعا لهم قرب الحدود مع ارمينيا، وان سبعه اخرين اصيبوا بجروح نقلوا
علي اثرها الي مستشفي في المدينه القريبه.
وقال الوزير في بيان صدر في وقت لاحق من اليوم ان القوات ردت علي
مصادر النيران واسكتتها:
- قصف اول
- قصف ثان
";

    #[test]
    fn a_wrapped_paragraph_is_one_line_and_all_else_stays() {
        let read = read(WRAPPED);
        let lines: Vec<_> = read.lines().collect();
        assert_eq!(lines.len(), 7, "{lines:#?}");
        assert!(lines[3].ends_with("القريبه."), "{lines:#?}");
        assert!(lines[4].ends_with("واسكتتها:"), "{lines:#?}");
    }

    #[test]
    fn a_paragraph_may_end_without_a_mark() {
        let text = WRAPPED.lines().skip(3).take(3).collect::<Vec<_>>();
        let text = [text[0], text[1], text[0], text[1], "علي الحدود"].join("\n");
        assert_eq!(read(&text).lines().count(), 1);
    }

    #[test]
    fn verse_lists_and_whole_paragraphs_stay_as_they_are() {
        let verse = "قفا نبك من ذكري حبيب ومنزل بسقط اللوي بين الدخول فحومل\n\
            فتوضح فالمقراه لم يعف رسمها لما نسجتها من جنوب وشمال\n\
            تري بعر الارام في عرصاتها وقيعانها كانه حب فلفل\n\
            كاني غداه البين يوم تحملوا لدي سمرات الحي ناقف حنظل\n";
        let list = "لافروف يصل الي باكو لبحث وقف اطلاق النار\nقتيلان في شوشا\n\
            باشينيان يدعو مجلس الامن الي جلسه طارئه غدا\nعودة النازحين الي قراهم\n";
        let paragraphs = format!("{0}.\n{0}.\n", "وصل لافروف الي باكو ".repeat(9).trim());
        for text in [verse, list, &paragraphs, "باكو\nيريفان\n", "\n\n\n", ""] {
            assert_eq!(read(text), canonical(text).text);
        }
    }
}
