//! Folding twice is folding once, and every folded place leads back into the text in order.
#![no_main]

use karabakh::spelling::canonical;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let folded = canonical(text);
    assert_eq!(canonical(&folded.text).text, folded.text);
    let mut last = 0;
    for (at, c) in folded.text.char_indices() {
        let end = at + c.len_utf8();
        let span = folded.map.span(at as u32..end as u32);
        assert!(text.get(span.start as usize..span.end as usize).is_some());
        assert!(span.start >= last, "{at} leads back");
        last = span.start;
    }
});
