//! What happens when the user stops a run.

/// From now on, Ctrl-C and a request to end remove what is written half, and then do what they
/// always do: end the program, so that whoever started it sees why.
#[cfg(unix)]
pub fn tidy_when_stopped() {
    use signal_hook::consts::{SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    // Without it the run goes on as well, and only a stopped one leaves its temporary file.
    let Ok(mut signals) = Signals::new([SIGINT, SIGTERM]) else {
        return;
    };
    let wait = move || {
        for signal in signals.forever() {
            // It ends the program; if the system refuses, the run goes on.
            let _ = crate::output::abandon(|| emulate_default_handler(signal));
        }
    };
    drop(
        std::thread::Builder::new()
            .name("signals".to_owned())
            .spawn(wait),
    );
}

/// Elsewhere a stopped run may leave its temporary file.
#[cfg(not(unix))]
pub fn tidy_when_stopped() {}
