//! What tells files apart.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// SHA-256 in hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    let mut shown = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        let _ = write!(shown, "{byte:02x}");
    }
    shown
}
