//! Whether two spellings are one name: سيرجي and سيرغي, زلنسكي and زيلينسكي.
//!
//! Names from other languages are written by ear, so newspapers differ in predictable places: which
//! letter stands for a sound that Arabic lacks, and which vowels are written. [`confidence`] is an
//! edit distance whose costs follow these habits: the algorithm of Wagner and Fischer (The
//! String-to-String Correction Problem, Journal of the ACM 21, 1974) over classes of letters, as
//! Freeman, Condon and Ackerman do it (Cross Linguistic Name Matching in English and Arabic, HLT
//! 2006). [`Skeleton`] is a key that most spellings of a name share, in the manner of Soundex for
//! Arabic (Aqeel and others, On the Development of Name Search Techniques for Arabic, Journal of the
//! American Society for Information Science 57, 2006).
//!
//! In Arabic names themselves the vowels tell one from another: حسن is not حسين. They must agree to
//! the letter, see `native`. Read `costs`, then `distance`, then `native`, then `name`.

mod costs;
mod distance;
mod name;
mod native;
mod skeleton;

pub use name::{JOINED, spelling_confidence};
pub(crate) use name::{confidence_folded, confidence_from};
pub(crate) use native::is_inflected;
pub use native::is_native;
pub(crate) use skeleton::Skeleton;
