//! What happens when the user stops a run.

/// From now on, Ctrl-C, a request to end and a terminal that goes away remove what is written half,
/// and then do what they always do: end the program, so that whoever started it sees why.
#[cfg(unix)]
pub(super) fn tidy_when_stopped() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    // Without it the run goes on as well, and only a stopped one leaves its temporary file.
    let heeded = [SIGHUP, SIGINT, SIGTERM];
    let Ok(mut signals) = Signals::new(heeded.into_iter().filter(|signal| !is_ignored(*signal)))
    else {
        return;
    };
    let wait = move || {
        for signal in signals.forever() {
            // it is meant for the pager, which goes on, and which one leaves with its own key
            if signal == SIGINT && super::pager::is_open() {
                continue;
            }
            // It ends the program; if the system refuses, the run goes on.
            let _ = crate::output::abandon_unfinished(|| emulate_default_handler(signal));
        }
    };
    drop(
        std::thread::Builder::new()
            .name("signals".to_owned())
            .spawn(wait),
    );
}

/// Whether whoever started the program wants it to go on in spite of the signal, as `nohup` does.
/// Only Linux tells.
#[cfg(unix)]
fn is_ignored(signal: i32) -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let mask = mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    mask.is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}

/// Elsewhere a stopped run may leave its temporary file.
#[cfg(not(unix))]
pub(super) fn tidy_when_stopped() {}
