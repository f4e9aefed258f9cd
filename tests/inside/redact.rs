//! Placeholders of names; whole articles are redacted in `tests/redact.rs`.

use crate::redact::Redactor;

#[test]
fn spellings_of_one_name_have_one_placeholder_and_another_secret_has_another() {
    let redactor = Redactor::new(b"");
    let placeholder = redactor.placeholder_for("أَحمد المنصوري");
    assert_eq!(placeholder, redactor.placeholder_for("احمد المنصورى"));
    let secret = Redactor::new(b"secret");
    assert_ne!(placeholder, secret.placeholder_for("أَحمد المنصوري"));
}
