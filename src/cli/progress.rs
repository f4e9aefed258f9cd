//! How far a long run has come, on standard error.

use std::io::{self, IsTerminal, Write};
use std::time::{Duration, Instant};

use super::args::When;
use crate::input::Extent;

/// How often the line is written at most.
const PAUSE: Duration = Duration::from_millis(200);
/// How long a run takes at least before it is counted.
const SHORT: Duration = Duration::from_secs(1);
/// What must have passed before the time left is told.
const WARM: Duration = Duration::from_secs(2);
/// Columns that the line may take.
const COLUMNS: usize = 70;

/// What else may come to the terminal while articles are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TerminalUse {
    /// Nothing: results go to a file, or come in the end.
    Nothing,
    /// What a program makes of them that reads them through a pipe.
    Pipe,
    /// The results themselves.
    Results,
}

/// A line that counts articles, with rate and time left, and goes away in the end.
#[derive(Debug)]
pub(super) struct Progress {
    shown: bool,
    /// When the first line is written.
    after: Duration,
    done: usize,
    bytes: u64,
    extent: Extent,
    begun: Instant,
    written: Option<Instant>,
}

impl Progress {
    /// `extent` tells how much there is to read. The line never mixes with results on one terminal.
    pub(super) fn new(when: When, beside: TerminalUse, extent: Extent) -> Self {
        let terminal = io::stderr().is_terminal();
        let shown = match when {
            When::Auto => beside == TerminalUse::Nothing && terminal,
            When::Always => beside != TerminalUse::Results || !terminal,
            When::Never => false,
        };
        let asked = when == When::Always;
        Self {
            shown,
            after: if asked { Duration::ZERO } else { SHORT },
            done: 0,
            bytes: 0,
            extent,
            begun: present_time(),
            written: None,
        }
    }

    /// One more article, of so many bytes, has been read.
    pub(super) fn add_article(&mut self, bytes: usize) {
        self.done += 1;
        self.bytes += bytes as u64;
        let fresh = |written: Instant| present_time().duration_since(written) < PAUSE;
        let early = self.begun.elapsed() < self.after;
        if self.shown && !early && !self.written.is_some_and(fresh) {
            self.written = Some(present_time());
            self.write_line();
        }
    }

    /// Makes place for a line that stays, once the last count has been told.
    pub(super) fn clear_line(&self) {
        if self.written.is_some() {
            self.write_line();
            let _ = write!(io::stderr(), "\r{:COLUMNS$}\r", "");
        }
    }

    fn write_line(&self) {
        let line = progress_line(self.done, self.bytes, &self.extent, self.begun.elapsed());
        let _ = write!(io::stderr(), "\r{line:COLUMNS$}");
    }
}

#[allow(clippy::disallowed_methods)] // no result depends on it
fn present_time() -> Instant {
    Instant::now()
}

/// «1200 articles, 3.1 MB/s, 1:20 left».
#[allow(clippy::cast_precision_loss)] // for people
fn progress_line(done: usize, bytes: u64, extent: &Extent, passed: Duration) -> String {
    let mut line = vec![format!("{done} articles")];
    let seconds = passed.as_secs_f64();
    if seconds > 0.0 {
        line.push(format!("{:.1} MB/s", bytes as f64 / 1e6 / seconds));
    }
    let read = extent.bytes_read();
    if let Some(total) = extent
        .total_bytes()
        .filter(|total| read > 0 && read < *total)
        && passed >= WARM
    {
        let left = seconds * (total - read) as f64 / read as f64;
        line.push(format!(
            "{} left",
            clock_time(Duration::from_secs_f64(left))
        ));
    }
    line.join(", ")
}

/// «1:20», «2:03:00».
fn clock_time(time: Duration) -> String {
    let seconds = time.as_secs();
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    match hours {
        0 => format!("{minutes}:{seconds:02}"),
        _ => format!("{hours}:{minutes:02}:{seconds:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_rate_and_time_left() {
        let extent = Extent::of_bytes(Some(400_000_000));
        extent.add_bytes(100_000_000);
        let told = |seconds| progress_line(7, 50_000_000, &extent, Duration::from_secs(seconds));
        assert_eq!(told(10), "7 articles, 5.0 MB/s, 0:30 left");
        assert_eq!(told(3600), "7 articles, 0.0 MB/s, 3:00:00 left");
        // too early to tell, and nothing is known of a pipe
        assert_eq!(told(1), "7 articles, 50.0 MB/s");
        let pipe = Extent::of_bytes(None);
        assert_eq!(
            progress_line(7, 50_000_000, &pipe, Duration::from_secs(10)),
            "7 articles, 5.0 MB/s"
        );
    }
}
