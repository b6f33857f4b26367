//! Paths: the argument of a program, from the root directory on, without `.` and `..`.

use crate::error::R;
use crate::modules::errno;
use crate::types::str::text::Form;
use crate::vm::{Keep, Vm};
use format::image::data::PATH_MAX;
use format::value::Value;

/// Most bytes of a path.
const MOST: usize = PATH_MAX as usize;

/// A path: parts with a `/` before each; none for the root directory.
pub(crate) struct Path {
    text: [u8; MOST + 1],
    len: usize,
    /// True after a `/` of the given text: a next part has not begun.
    between: bool,
}

impl Path {
    /// Its bytes, without the first `/`: none for the root directory.
    pub fn bytes(&self) -> &[u8] {
        self.text.get(1..self.len).unwrap_or_default()
    }
    /// Its text, which begins with `/`.
    pub fn text(&self) -> &[u8] {
        &self.text[..self.len.max(1)]
    }
    /// The directory that the last part lies in.
    pub fn directory(&self) -> &[u8] {
        self.text.get(1..self.last()).unwrap_or_default()
    }
    /// Where the `/` of the last part is.
    fn last(&self) -> usize {
        let slash = self.text[..self.len].iter().rposition(|b| *b == b'/');
        slash.unwrap_or(0)
    }

    /// Adds a byte of a text. False if it does not fit.
    fn add(&mut self, b: u8) -> bool {
        if b == b'/' {
            self.end_part();
            return true;
        }
        let begins = core::mem::take(&mut self.between);
        (!begins || self.push(b'/')) && self.push(b)
    }
    fn push(&mut self, b: u8) -> bool {
        match self.text.get_mut(self.len) {
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
        let last = self.last();
        let up = match &self.text[last..self.len] {
            b"/." => 1,
            b"/.." => 2,
            _ => 0,
        };
        for _ in 0..up {
            self.len = self.last();
        }
    }
}

impl Vm<'_> {
    /// The path that an argument names.
    ///
    /// # Errors
    /// TypeError if it is not a string, OSError if it is too long.
    pub(crate) fn path_arg(&mut self, v: Value) -> R<Path> {
        let mut path = Path {
            text: [b'/'; MOST + 1],
            len: 0,
            between: true,
        };
        let given = self.text_arg(Form::Str, v)?;
        let mut texts = [
            self.text(self.persistent[Keep::Directory as usize]),
            Some(given),
        ];
        if given.len > 0 && given.byte(self, 0) == b'/' {
            texts[0] = None;
        }
        for t in texts.into_iter().flatten() {
            if !(0..t.len).all(|i| path.add(t.byte(self, i))) {
                return self.os_error(errno::ENAMETOOLONG);
            }
            path.end_part();
        }
        Ok(path)
    }
}
