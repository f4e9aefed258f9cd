//! Subtitles (`.srt`, `.vtt`): what is said in a film is one article, its cues joined to sentences.

use std::iter;

use super::encoding;
use super::html;
use super::reading::{Reading, Stories};
use super::record::Record;
use super::source::Opened;
use super::text::read_whole;
use crate::article::Article;
use crate::problem::Problem;

/// What stands between the times of a cue.
const ARROW: &str = "-->";

/// Blocks of `WebVTT` that are not shown.
const HIDDEN: [&str; 3] = ["NOTE", "STYLE", "REGION"];

/// A silence that ends a paragraph, in seconds.
const SILENCE: f64 = 4.0;

/// Marks that end a sentence.
const ENDS: [char; 6] = ['.', '!', '?', '\u{61f}', '\u{2026}', '\u{6d4}'];

/// Reads what a film says.
#[expect(clippy::unnecessary_wraps, reason = "every reader gives the same")]
pub(super) fn read_subtitles(reading: Reading, opened: Opened) -> Result<Stories, Problem> {
    Ok(Box::new(iter::once_with(move || {
        subtitles_article(&reading, opened)
    })))
}

fn subtitles_article(reading: &Reading, opened: Opened) -> Result<Article, Problem> {
    let raw = read_whole(reading, opened.bytes)?;
    let decoded = encoding::decode_article(raw, reading.how.encoding)
        .map_err(|fault| fault.in_file(&reading.name))?;
    let text = joined_cues(&decoded.text);
    if text.is_empty() {
        let help = "save them again, with their texts";
        return Err(reading.stream_problem("is subtitles without a text", help));
    }
    let record = Record {
        text: Some(text),
        ..Record::default()
    };
    record.into_article(reading, || reading.id.clone(), decoded.encoding)
}

/// Whether a file begins as subtitles do; letters are in lower case.
pub(super) fn is_begun(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim);
    let first = lines.next().unwrap_or_default();
    let second = lines.next().unwrap_or_default();
    let webvtt = first.strip_prefix("webvtt");
    let number = !first.is_empty() && first.bytes().all(|byte| byte.is_ascii_digit());
    webvtt.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
        || cue_times(first).is_some()
        || number && cue_times(second).is_some()
}

/// When a cue is shown, in seconds: `00:01:02,500 --> 00:01:04,000 line:0`.
fn cue_times(line: &str) -> Option<(f64, f64)> {
    let (start, rest) = line.split_once(ARROW)?;
    let end = rest.split_whitespace().next()?;
    Some((parse_seconds(start.trim())?, parse_seconds(end)?))
}

fn parse_seconds(time: &str) -> Option<f64> {
    let mut sum = 0.0;
    let mut parts = 0;
    for part in time.split(':') {
        let part: f64 = part.replace(',', ".").parse().ok()?;
        sum = sum * 60.0 + part;
        parts += 1;
    }
    (2..=3).contains(&parts).then_some(sum)
}

/// The lines of all cues, those that were shown before already left out: a paragraph until a sentence ends or
/// nothing is said for a while.
fn joined_cues(subtitles: &str) -> String {
    let mut text = String::new();
    let mut last = String::new();
    let mut said = 0.0;
    for block in line_blocks(subtitles) {
        let Some((start, end, lines)) = parse_cue(&block) else {
            continue;
        };
        for line in lines {
            let line = plain_line(line);
            if line.is_empty() || line == last {
                continue;
            }
            if !text.is_empty() {
                let ended = text.ends_with(ENDS) || start - said > SILENCE;
                text.push(if ended { '\n' } else { ' ' });
            }
            text.push_str(&line);
            last = line;
            said = end;
        }
        said = end.max(said);
    }
    text
}

/// Lines between empty ones.
fn line_blocks(text: &str) -> impl Iterator<Item = Vec<&str>> {
    let mut lines = text.lines().map(str::trim);
    iter::from_fn(move || {
        let first = lines.by_ref().find(|line| !line.is_empty())?;
        let rest = lines.by_ref().take_while(|line| !line.is_empty());
        Some(iter::once(first).chain(rest).collect())
    })
}

/// The times of a block and the lines that are shown; `None` of a note or a heading.
fn parse_cue<'t, 'b>(block: &'b [&'t str]) -> Option<(f64, f64, &'b [&'t str])> {
    let word = block[0].split_whitespace().next()?;
    if HIDDEN.contains(&word) {
        return None;
    }
    // a number or a name may stand before the times
    let at = block
        .iter()
        .take(2)
        .position(|line| cue_times(line).is_some())?;
    let (start, end) = cue_times(block[at])?;
    Some((start, end, &block[at + 1..]))
}

/// A line without tags, `{\\an8}` and the dash of a speaker.
fn plain_line(line: &str) -> String {
    let line = without_word_times(line);
    let mut kept = String::with_capacity(line.len());
    let mut inside = false;
    for c in line.chars() {
        match c {
            '{' => inside = true,
            '}' if inside => inside = false,
            _ if !inside => kept.push(c),
            _ => {}
        }
    }
    let shown = if kept.contains(['<', '&']) {
        html::text_of_fragment(&kept)
    } else {
        kept
    };
    let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare = shown.trim_start_matches(['-', '\u{2013}', '\u{200f}', '\u{202b}', '\u{202c}']);
    bare.trim().to_owned()
}

/// A line without the times of its words (`<00:05.000>`), as automatic captions have them.
fn without_word_times(line: &str) -> String {
    let mut kept = String::with_capacity(line.len());
    for (part, piece) in line.split('<').enumerate() {
        match piece.split_once('>') {
            Some((time, rest)) if part > 0 && parse_seconds(time).is_some() => kept.push_str(rest),
            _ if part > 0 => kept.extend(["<", piece]),
            _ => kept.push_str(piece),
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cues_are_joined_to_sentences() {
        for (subtitles, text) in [
            (
                "1\n00:00:01,000 --> 00:00:02,000\n<i>وصل لافروف</i>\nإلى باكو.\n\n2\n00:00:02,100 --> 00:00:03,000\n- ثم غادر\n",
                "وصل لافروف إلى باكو.\nثم غادر",
            ),
            (
                "WEBVTT - خبر\n\nNOTE لا يعرض\n\nSTYLE\n::cue {}\n\na\n00:01.000 --> 00:02.000 line:0\n<v Anna>وصل &amp; غادر\n\n00:02.000 --> 00:03.000\nوصل &amp; غادر\nإلى باكو\n\n00:20.000 --> 00:21.000\n{\\an8}ثم عاد",
                "وصل & غادر إلى باكو\nثم عاد",
            ),
            (
                "WEBVTT\n\n00:01.000 --> 00:02.000\nوصل<00:01.200><c> لافروف</c><00:01.500><c> إلى 3 < 5</c>",
                "وصل لافروف إلى 3 < 5",
            ),
            ("WEBVTT\n", ""),
            ("1\n\n2\n00:00 -->\n\n--> 1\nباكو", ""),
        ] {
            assert_eq!(joined_cues(subtitles), text, "{subtitles}");
        }
    }
}
