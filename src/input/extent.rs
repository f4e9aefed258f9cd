//! How much there is to read, and how much of it has been read.

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Bytes of all files, and those that have been read; whoever asks may do so from another thread.
#[derive(Debug, Clone, Default)]
pub(crate) struct Extent {
    total: Option<u64>,
    read: Arc<AtomicU64>,
}

impl Extent {
    /// Of so many bytes; `None` when nobody can know, as of standard input.
    #[must_use]
    pub(crate) fn of_bytes(total: Option<u64>) -> Self {
        Self {
            total,
            ..Self::default()
        }
    }

    /// Bytes of all files, packed ones as they lie on the disk.
    #[must_use]
    pub(crate) fn total_bytes(&self) -> Option<u64> {
        self.total
    }

    /// Bytes that have been read so far.
    #[must_use]
    pub(crate) fn bytes_read(&self) -> u64 {
        self.read.load(Ordering::Relaxed)
    }

    /// More bytes have been read.
    pub(crate) fn add_bytes(&self, bytes: u64) {
        self.read.fetch_add(bytes, Ordering::Relaxed);
    }
}

/// A reader that tells what is read through it.
pub(super) struct Counted<R> {
    pub(super) source: R,
    pub(super) extent: Extent,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(buffer)?;
        self.extent.add_bytes(read as u64);
        Ok(read)
    }
}
