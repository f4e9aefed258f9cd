//! `diff`: what two analyses of the same articles tell differently.

use super::Status;
use super::args::Diff;

pub(super) fn run(_args: &Diff) -> anyhow::Result<Status> {
    anyhow::bail!("`diff` is not there yet")
}
