//! Standard input, read by a thread of its own, so that a program that waits for input can be interrupted.

use std::io::Read;
use std::sync::mpsc::{sync_channel, Receiver, RecvTimeoutError, TryRecvError};
use std::time::Duration;

use vm::board::CTRL_C;

/// How often a program that waits for input looks for Ctrl-C.
const LOOK: Duration = Duration::from_millis(20);

/// Standard input. The thread starts with the first read.
#[derive(Default)]
pub struct Stdin {
    chunks: Option<Receiver<Vec<u8>>>,
    bytes: std::vec::IntoIter<u8>,
}

impl Stdin {
    /// The next byte if one has arrived.
    pub fn byte_if_there(&mut self) -> Option<u8> {
        let chunks = self.chunks.get_or_insert_with(read_input);
        if self.bytes.len() == 0 {
            self.bytes = chunks.try_recv().ok()?.into_iter();
        }
        self.bytes.next()
    }
    /// True if [`Stdin::byte`] would not have to wait: a byte is there, or the end.
    pub fn is_ready(&mut self) -> bool {
        let chunks = self.chunks.get_or_insert_with(read_input);
        if self.bytes.len() == 0 {
            match chunks.try_recv() {
                Ok(chunk) => self.bytes = chunk.into_iter(),
                Err(TryRecvError::Empty) => return false,
                Err(TryRecvError::Disconnected) => {}
            }
        }
        true
    }
    /// The next byte; `None` at the end. If `interrupt` says that Ctrl-C was typed, the byte is Ctrl-C.
    pub fn byte(&mut self, interrupt: fn() -> bool) -> Option<u8> {
        loop {
            if let Some(b) = self.bytes.next() {
                return Some(b);
            }
            let chunks = self.chunks.get_or_insert_with(read_input);
            match chunks.recv_timeout(LOOK) {
                Ok(chunk) => self.bytes = chunk.into_iter(),
                Err(RecvTimeoutError::Timeout) if interrupt() => return Some(CTRL_C),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return None,
            }
        }
    }
}

/// Reads standard input to its end, one chunk ahead of the receiver.
fn read_input() -> Receiver<Vec<u8>> {
    let (sender, receiver) = sync_channel(1);
    std::thread::spawn(move || {
        let mut chunk = [0; 4096];
        while let Ok(n @ 1..) = std::io::stdin().read(&mut chunk) {
            if sender.send(chunk[..n].to_vec()).is_err() {
                break;
            }
        }
    });
    receiver
}
