//! A report that is longer than the terminal goes through the user's pager, as git's do.

use std::env;
use std::io::{self, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

/// The pager of whoever names none.
const USUAL: &str = "less";
/// What pagers are told where the user tells them nothing: `less` ends when all fits on the screen, shows
/// colours and leaves what it showed; both read UTF-8.
const SETTINGS: [(&str, &str); 3] = [("LESS", "FRX"), ("LV", "-c"), ("LESSCHARSET", "utf-8")];
/// Characters that only a shell understands.
const SHELL: &str = "|&;<>()$`\\\"'*?[#~=%";

/// Whether a pager is running.
static OPEN: AtomicBool = AtomicBool::new(false);

/// Whether a pager is running.
pub(super) fn is_open() -> bool {
    OPEN.load(Ordering::Relaxed)
}

/// Standard output, or the pager once there is more than the terminal shows.
#[derive(Debug)]
pub(super) struct Pager {
    command: Command,
    /// Lines that the terminal shows.
    rows: usize,
    place: Place,
}

#[derive(Debug)]
enum Place {
    /// It may still fit.
    Held { bytes: Vec<u8>, lines: usize },
    /// The pager has it.
    Paged(Child),
    /// There is no pager.
    Terminal,
}

impl Pager {
    /// The pager that the user has named; none where the terminal cannot have one, or nobody wants one.
    pub(super) fn of_user() -> Option<Self> {
        let able = env::var_os("TERM").is_some_and(|term| !term.is_empty() && term != "dumb");
        let (_, height) = terminal_size::terminal_size().filter(|_| able)?;
        Some(Self {
            command: pager_command(&pager_name())?,
            // the last line is the prompt's
            rows: usize::from(height.0).saturating_sub(1),
            place: Place::Held {
                bytes: Vec::new(),
                lines: 0,
            },
        })
    }

    /// Gives what is held to the pager, or to the terminal when there is no such program.
    fn start_process(&mut self) -> io::Result<()> {
        let started = self.command.spawn().ok();
        OPEN.store(started.is_some(), Ordering::Relaxed);
        let place = started.map_or(Place::Terminal, Place::Paged);
        let held = std::mem::replace(&mut self.place, place);
        match held {
            Place::Held { bytes, .. } => self.write_all(&bytes),
            Place::Paged(_) | Place::Terminal => Ok(()),
        }
    }
}

impl Write for Pager {
    fn write(&mut self, new: &[u8]) -> io::Result<usize> {
        match &mut self.place {
            Place::Held { bytes, lines } => {
                bytes.extend_from_slice(new);
                *lines += memchr::memchr_iter(b'\n', new).count();
                if *lines > self.rows {
                    self.start_process()?;
                }
                Ok(new.len())
            }
            Place::Paged(child) => pager_input(child)?.write(new),
            Place::Terminal => io::stdout().write(new),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.place {
            Place::Held { .. } => Ok(()),
            Place::Paged(child) => pager_input(child)?.flush(),
            Place::Terminal => io::stdout().flush(),
        }
    }
}

impl Drop for Pager {
    /// What fits is shown as it is; a pager is waited for until the user leaves it.
    fn drop(&mut self) {
        match &mut self.place {
            Place::Held { bytes, .. } => {
                let mut stdout = io::stdout();
                let _ = stdout.write_all(bytes).and_then(|()| stdout.flush());
            }
            Place::Paged(child) => {
                drop(child.stdin.take());
                let _ = child.wait();
                OPEN.store(false, Ordering::Relaxed);
            }
            Place::Terminal => {}
        }
    }
}

/// A pager that was left takes no more.
fn pager_input(child: &mut Child) -> io::Result<&mut ChildStdin> {
    let closed = || io::Error::from(io::ErrorKind::BrokenPipe);
    child.stdin.as_mut().ok_or_else(closed)
}

/// What the user calls the pager.
#[allow(clippy::disallowed_methods)] // no result depends on it
fn pager_name() -> String {
    env::var("PAGER").unwrap_or_else(|_| USUAL.to_owned())
}

/// The command for a value of `PAGER`; none where it is empty or `cat`.
fn pager_command(pager: &str) -> Option<Command> {
    let mut words = pager.split_whitespace();
    let program = words.next().filter(|_| pager.trim() != "cat")?;
    let mut command = if cfg!(unix) && pager.contains(|c| SHELL.contains(c)) {
        let mut shell = Command::new("sh");
        shell.args(["-c", pager]);
        shell
    } else {
        let mut command = Command::new(program);
        command.args(words);
        command
    };
    for (name, value) in SETTINGS {
        if env::var_os(name).is_none() {
            command.env(name, value);
        }
    }
    command.stdin(Stdio::piped());
    Some(command)
}
