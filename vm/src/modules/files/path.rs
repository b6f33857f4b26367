//! Paths: the argument of a program, from the root directory on, without `.` and `..`.

use crate::error::R;
use crate::modules::errno;
use crate::types::str::text::{Form, Text};
use crate::vm::{Keep, Vm};
use format::image::data::PATH_MAX;
use format::value::Value;

/// Most bytes of a path.
const MOST: usize = PATH_MAX as usize;

/// A path: parts with `/` between them; none for the root directory.
pub(crate) struct Path {
    bytes: [u8; MOST],
    len: usize,
    /// True after a `/` of the text: a next part has not begun.
    between: bool,
}

impl Path {
    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes[..self.len]
    }
    /// The directory, and the last part.
    pub fn split(&self) -> (&[u8], &[u8]) {
        split(self.bytes())
    }

    /// Adds a byte of a text. False if it does not fit.
    fn add(&mut self, b: u8) -> bool {
        if b == b'/' {
            self.end_part();
            return true;
        }
        if core::mem::take(&mut self.between) && self.len > 0 && !self.push(b'/') {
            return false;
        }
        self.push(b)
    }
    fn push(&mut self, b: u8) -> bool {
        match self.bytes.get_mut(self.len) {
            Some(at) => *at = b,
            None => return false,
        }
        self.len += 1;
        true
    }
    /// Ends a part, which may be `.` or `..`.
    fn end_part(&mut self) {
        if core::mem::replace(&mut self.between, true) {
            return;
        }
        let (directory, part) = self.split();
        self.len = match part {
            b"." => directory.len(),
            b".." => split(directory).0.len(),
            _ => self.len,
        };
    }
}

/// The directory of a path, and its last part.
pub(crate) fn split(path: &[u8]) -> (&[u8], &[u8]) {
    match path.iter().rposition(|b| *b == b'/') {
        Some(at) => (&path[..at], &path[at + 1..]),
        None => (b"", path),
    }
}

impl Vm<'_> {
    /// The path that an argument names; the current directory for None.
    ///
    /// # Errors
    /// TypeError if it is not a string, OSError if it is too long.
    pub(crate) fn path_arg(&mut self, v: Option<Value>) -> R<Path> {
        let mut path = Path {
            bytes: [0; MOST],
            len: 0,
            between: true,
        };
        let current = self.persistent[Keep::Directory as usize];
        let given = match v {
            Some(v) => Some(self.text_arg(Form::Str, v)?),
            None => None,
        };
        let is_absolute = given.is_some_and(|t| t.len > 0 && t.byte(self, 0) == b'/');
        let current = match self.text(current) {
            Some(t) if !is_absolute => Some(t),
            _ => None,
        };
        let fits = |path: &mut Path, t: Option<Text>| {
            let fits = t.is_none_or(|t| (0..t.len).all(|i| path.add(t.byte(self, i))));
            path.end_part();
            fits
        };
        if fits(&mut path, current) && fits(&mut path, given) {
            return Ok(path);
        }
        self.os_error(errno::ENAMETOOLONG)
    }
}
