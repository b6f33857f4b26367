//! Standard input, on its way to the board.

use std::io::{ErrorKind, IsTerminal, Read, Write};
use std::sync::{Arc, Mutex, PoisonError};

use serialport::SerialPort;

use crate::cli::support::interrupt;
use crate::cli::support::terminal::{Keys, END};

/// Ctrl-D, which ends a board's input.
const END_OF_INPUT: u8 = 4;

/// While this value lives, Ctrl-] and Ctrl-C need no Enter, and what is typed goes to a board.
pub struct Keyboard {
    /// The port that gets the keys.
    pub line: Line,
    _keys: Keys,
}

impl Keyboard {
    /// Begins to read standard input.
    pub fn begin() -> Keyboard {
        let line = Line::default();
        let keys = Keys::set();
        let typed = line.clone();
        std::thread::spawn(move || type_to(&typed));
        Keyboard { line, _keys: keys }
    }
}

/// The port that gets the keys; none while the board is gone.
#[derive(Clone, Default)]
pub struct Line(Arc<Mutex<Option<Box<dyn SerialPort>>>>);

impl Line {
    /// Sends what is typed from now on to this port, or drops it.
    pub fn connect(&self, port: Option<Box<dyn SerialPort>>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = port;
    }

    /// Sends bytes. If the port has just gone, the other thread sees that too.
    fn send(&self, bytes: &[u8]) {
        let mut port = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(port) = port.as_mut() {
            let _ = port.write_all(bytes);
        }
    }
}

/// Sends standard input to the board until its end. Ctrl-] asks this process to end.
fn type_to(line: &Line) {
    let mut input = std::io::stdin();
    let mut bytes = [0; 256];
    loop {
        match input.read(&mut bytes) {
            // On a terminal this is Ctrl-D, and the next read waits for more.
            Ok(0) if input.is_terminal() => line.send(&[END_OF_INPUT]),
            Ok(0) => return,
            Ok(n) => match bytes[..n].iter().position(|b| *b == END) {
                Some(at) => {
                    line.send(&bytes[..at]);
                    return interrupt::ask();
                }
                None => line.send(&bytes[..n]),
            },
            Err(e) if e.kind() == ErrorKind::Interrupted => {}
            Err(_) => return,
        }
    }
}
