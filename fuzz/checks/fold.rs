//! Folding twice is folding once, and every folded place leads back into the text in order.

use karabakh::spelling::canonical;

/// Asserts what the first line says.
pub(crate) fn check(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let folded = canonical(text);
    assert_eq!(canonical(&folded.text).text, folded.text);
    let mut last = 0;
    for (at, c) in folded.text.char_indices() {
        let end = at + c.len_utf8();
        let folded_place = u32::try_from(at).unwrap()..u32::try_from(end).unwrap();
        let span = folded.map.span(folded_place);
        assert!(text.get(span.start as usize..span.end as usize).is_some());
        assert!(span.start >= last, "{at} leads back");
        last = span.start;
    }
}
