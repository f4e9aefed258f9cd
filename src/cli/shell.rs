//! `completions` and `man`, both from the options themselves.

use std::io::{self, Write};

use anyhow::anyhow;
use clap::CommandFactory;
use clap_mangen::Man;

use super::Status;
use super::args::{self, Cli, Completions};

pub(super) fn print_completions(args: &Completions) -> anyhow::Result<Status> {
    let mut command = Cli::command();
    let name = command.get_name().to_owned();
    // Written in memory first: the generator panics when it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, name, &mut script);
    print_bytes(&script)
}

pub(super) fn print_manual(args: &args::Man) -> anyhow::Result<Status> {
    let mut command = Cli::command();
    command.build();
    if let Some(name) = &args.command {
        let found = command.find_subcommand(name).cloned();
        command = found.ok_or_else(|| anyhow!("no command is called `{name}`; try --help"))?;
    }
    let mut page = Vec::new();
    Man::new(command).render(&mut page)?;
    print_bytes(&page)
}

fn print_bytes(bytes: &[u8]) -> anyhow::Result<Status> {
    io::stdout().write_all(bytes)?;
    io::stdout().flush()?;
    Ok(Status::Done)
}
