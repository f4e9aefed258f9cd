//! A fault of this program on one article is a problem of that article: the rest of the work goes on.

use std::any::Any;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};

use crate::article::Article;
use crate::problem::Problem;

#[cfg(not(panic = "unwind"))]
compile_error!("a fault must be caught, so no profile may set `panic = \"abort\"`");

thread_local! {
    /// Whether a fault on this thread is told as a problem.
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// Keeps faults that are told as problems from being told twice. Call it once.
pub(super) fn silence_contained() {
    let tell = panic::take_hook();
    panic::set_hook(Box::new(move |fault| {
        if !CONTAINED.get() {
            tell(fault);
        }
    }));
}

/// What `work` gives, or the problem that it failed on `article`. `work` may change nothing that outlives it.
pub(super) fn contain_fault<T>(article: &Article, work: impl FnOnce() -> T) -> Result<T, Problem> {
    catch_fault(work).map_err(|fault| {
        let path = article.path.as_deref().unwrap_or("-");
        let what = format!(
            "this program failed on article `{}`: {}",
            article.id.escape_debug(),
            fault_message(&*fault).escape_debug()
        );
        let help = "report it with the article; the others are read";
        Problem::new(path, what, help).of_record(Some(article.id.clone()))
    })
}

/// What `read` gives, or the problem that it failed. Nothing can be read after that: whatever it was reading is
/// in no known state.
pub(super) fn contain_reading<T>(read: impl FnOnce() -> T) -> Result<T, Problem> {
    catch_fault(read).map_err(|fault| {
        let what = format!(
            "this program failed while it was reading: {}",
            fault_message(&*fault).escape_debug()
        );
        let help = "report it with the file that comes after the last result; leave that out, and the rest is read";
        Problem::new("-", what, help)
    })
}

fn catch_fault<T>(work: impl FnOnce() -> T) -> Result<T, Box<dyn Any + Send>> {
    CONTAINED.set(true);
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    CONTAINED.set(false);
    done
}

fn fault_message(fault: &(dyn Any + Send)) -> &str {
    let text = fault.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| fault.downcast_ref::<&str>().copied())
        .unwrap_or("no message")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_a_problem_of_its_article() {
        let article = Article {
            id: "a".to_owned(),
            path: Some("a.txt".to_owned()),
            ..Article::default()
        };
        assert_eq!(contain_fault(&article, || 1), Ok(1));
        let failed = contain_fault(&article, || -> u32 { panic!("{} is odd", 3) });
        let problem = failed.unwrap_err();
        assert_eq!(
            problem.to_string(),
            "a.txt: this program failed on article `a`: 3 is odd; report it with the article; the others are read"
        );
        assert_eq!(problem.id.as_deref(), Some("a"));
        let failed = contain_reading(|| -> u32 { panic!("{} is odd", 3) });
        assert_eq!(
            failed.unwrap_err().what,
            "this program failed while it was reading: 3 is odd"
        );
    }
}
