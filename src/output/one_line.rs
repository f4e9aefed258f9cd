//! JSON on which every line reader agrees what a line is.

use std::io;

use memchr::memchr2_iter;
use serde::Serialize;

/// Characters that some readers take for the end of a line, though JSON allows them in strings,
/// and how they are written instead.
const LINE_ENDS: [(&str, &str); 3] = [
    ("\u{85}", "\\u0085"),
    ("\u{2028}", "\\u2028"),
    ("\u{2029}", "\\u2029"),
];

/// A value as JSON without spaces, all on one line.
///
/// # Errors
/// When the value cannot be JSON.
pub(super) fn compact_json(value: &impl Serialize) -> io::Result<String> {
    Ok(one_line(serde_json::to_string(value)?))
}

/// `json` with such characters escaped; they stand in strings only.
pub(crate) fn one_line(json: String) -> String {
    let mut escaped = String::new();
    let mut from = 0;
    // the first bytes of the three
    for at in memchr2_iter(0xC2, 0xE2, json.as_bytes()) {
        let ends = |(end, _): &&(&str, &str)| json[at..].starts_with(end);
        if let Some((end, written)) = LINE_ENDS.iter().find(ends) {
            escaped.push_str(&json[from..at]);
            escaped.push_str(written);
            from = at + end.len();
        }
    }
    if from == 0 {
        return json;
    }
    escaped.push_str(&json[from..]);
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_string_holds_the_end_of_a_line() {
        let told = "«نعم»\u{2028}\u{2029}ثم\u{85}\u{a0}\u{2026}\n".to_owned();
        let json = compact_json(&told).unwrap();
        assert_eq!(json, "\"«نعم»\\u2028\\u2029ثم\\u0085\u{a0}…\\n\"");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), told);
    }
}
