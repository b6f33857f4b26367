//! The files of the image.

use crate::vm::Vm;
use format::image::data::{CONTENT, PATH, STRIDE};
use format::value::Value;

/// What the image has at a path.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Baked {
    /// Nothing.
    Nothing,
    /// A directory: some file lies in it. The root directory is always there.
    Directory,
    /// A file with this content.
    File(Value),
}

impl Vm<'_> {
    /// What the image has at a path.
    pub(crate) fn baked(&self, path: &[u8]) -> Baked {
        if path.is_empty() {
            return Baked::Directory;
        }
        let mut i = 0;
        while let Some((name, content)) = self.baked_file(i) {
            let len = self.byte_len(name) as usize;
            if self.begins_with(name, path) {
                if len == path.len() {
                    return Baked::File(content);
                }
                if self.mem.byte(name, path.len() as u32) == b'/' {
                    return Baked::Directory;
                }
            }
            i += 1;
        }
        Baked::Nothing
    }

    /// Path and content of file number `i` of the image.
    fn baked_file(&self, i: u32) -> Option<(Value, Value)> {
        let files = self.image.data;
        if files.is_undef() || STRIDE * i >= self.mem.size(files) {
            return None;
        }
        let item = |k| self.mem.item(files, STRIDE * i + k);
        Some((item(PATH), item(CONTENT)))
    }

    /// True if the string `name` begins with these bytes.
    fn begins_with(&self, name: Value, bytes: &[u8]) -> bool {
        self.byte_len(name) as usize >= bytes.len()
            && (0..).zip(bytes).all(|(i, b)| self.mem.byte(name, i) == *b)
    }

    /// The entry of a directory of the image that file number `i` belongs to: the path of the file, the part of it that is the
    /// entry's name, and the file's content, or UNDEF if the entry is a directory. An entry comes once, with its first
    /// file; an empty name stands for none. `None` behind the last file.
    pub(crate) fn baked_entry(&self, directory: &[u8], i: u32) -> Option<(Value, u32, u32, Value)> {
        let (path, content) = self.baked_file(i)?;
        let none = Some((path, 0, 0, Value::UNDEF));
        let from = match directory.len() as u32 {
            0 => 0,
            n => n + 1,
        };
        let len = self.byte_len(path);
        if !self.begins_with(path, directory)
            || from >= len
            || from > 0 && self.mem.byte(path, from - 1) != b'/'
        {
            return none;
        }
        let to = (from..len).find(|at| self.mem.byte(path, *at) == b'/');
        let Some(to) = to else {
            return Some((path, from, len - from, content));
        };
        if let Some((last, _)) = i.checked_sub(1).and_then(|i| self.baked_file(i)) {
            let same = |at| self.mem.byte(last, at) == self.mem.byte(path, at);
            if self.byte_len(last) > to && (0..=to).all(same) {
                return none;
            }
        }
        Some((path, from, to - from, Value::UNDEF))
    }
}
