//! Stories on their way from the one who reads them to those who analyze them: so many bytes at
//! most, and whatever is ready at once, so that an endless stream is answered as it comes.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use anyhow::Context;

use super::contain::contain_reading;
use crate::article::Article;
use crate::input::Articles;
use crate::problem::Problem;

/// Stories of a batch at most.
const STORIES: usize = 1024;
/// Bytes of text that wait at most, one story aside.
const BYTES: usize = 4 << 20;

/// An article, or what is wrong with it.
pub(super) type Story = Result<Article, Problem>;

/// The taker's end of the queue.
pub(super) struct Queue(Arc<Shared>);

#[derive(Default)]
struct Shared {
    waiting: Mutex<Waiting>,
    changed: Condvar,
}

#[derive(Default)]
struct Waiting {
    stories: VecDeque<Story>,
    bytes: usize,
    /// Whether nothing more comes, or nobody wants more.
    closed: bool,
}

impl Queue {
    /// Reads `articles` on a thread of its own. It is not waited for, since it may be waiting for input.
    pub(super) fn read_ahead(articles: Articles) -> anyhow::Result<Self> {
        let shared = Arc::new(Shared::default());
        let queue = Self(Arc::clone(&shared));
        thread::Builder::new()
            .name("reader".to_owned())
            .spawn(move || shared.fill_queue(articles))
            .context("no thread can be started")?;
        Ok(queue)
    }

    /// What is ready, at least one story; nothing when all have been read.
    pub(super) fn next_batch(&self) -> Vec<Story> {
        let mut waiting = self.0.lock_waiting();
        while waiting.stories.is_empty() && !waiting.closed {
            waiting = self.0.wait_for_change(waiting);
        }
        let count = waiting.stories.len().min(STORIES);
        let batch: Vec<Story> = waiting.stories.drain(..count).collect();
        waiting.bytes -= batch.iter().map(story_size).sum::<usize>();
        self.0.changed.notify_all();
        batch
    }
}

impl Drop for Queue {
    fn drop(&mut self) {
        self.0.close_queue();
    }
}

impl Shared {
    fn fill_queue(&self, mut articles: Articles) {
        loop {
            // a fault of a reader must not leave the takers waiting
            let read = contain_reading(|| articles.next());
            let last = read.is_err();
            let Some(story) = read.unwrap_or_else(|problem| Some(Err(problem))) else {
                break;
            };
            if !self.put_story(story) || last {
                break;
            }
        }
        self.close_queue();
    }

    /// Puts a story after the others once there is room; tells whether anybody wants more.
    fn put_story(&self, story: Story) -> bool {
        let mut waiting = self.lock_waiting();
        while waiting.bytes >= BYTES && !waiting.closed {
            waiting = self.wait_for_change(waiting);
        }
        if waiting.closed {
            return false;
        }
        waiting.bytes += story_size(&story);
        waiting.stories.push_back(story);
        self.changed.notify_all();
        true
    }

    fn close_queue(&self) {
        self.lock_waiting().closed = true;
        self.changed.notify_all();
    }

    /// Nothing that holds the lock can panic half way, so a poisoned lock is whole.
    fn lock_waiting(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait_for_change<'w>(&self, waiting: MutexGuard<'w, Waiting>) -> MutexGuard<'w, Waiting> {
        self.changed
            .wait(waiting)
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a story takes of the room.
fn story_size(story: &Story) -> usize {
    match story {
        Ok(article) => article.text.len(),
        Err(problem) => size_of::<Problem>() + problem.what.len() + problem.help.len(),
    }
}
