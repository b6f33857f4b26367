//! The files of the image.

use super::{Found, What};
use crate::vm::Vm;
use format::image::data::{CONTENT, PATH, STRIDE};
use format::object::Kind;
use format::value::Value;

impl Vm<'_> {
    /// Finds what the image has at a path. A directory is there if a file lies in it; the root directory is always there.
    pub(super) fn find_baked(&self, path: &[u8], found: &mut Found) {
        if path.is_empty() {
            found.what = What::Directory;
        }
        let mut i = 0;
        while let Some((name, content)) = self.baked_file(i) {
            if let Some(rest) = self.below(name, path) {
                found.what = What::Directory;
                if rest > self.byte_len(name) {
                    (found.what, found.baked) = (What::File, content);
                }
            }
            i += 1;
        }
    }

    /// Path and content of file number `i` of the image.
    pub(super) fn baked_file(&self, i: u32) -> Option<(Value, Value)> {
        let files = self.image.data;
        if STRIDE * i >= self.mem.storage_size(files) {
            return None;
        }
        let item = |k| self.mem.item(files, STRIDE * i + k);
        let (path, content) = (item(PATH), item(CONTENT));
        (path.is_interned() && self.mem.is(content, Kind::Bytes)).then_some((path, content))
    }

    /// Where the rest of the path `name` begins, if the path `directory` leads there: behind a `/`, or behind its end if
    /// both are the same.
    pub(super) fn below(&self, name: Value, directory: &[u8]) -> Option<u32> {
        let n = directory.len() as u32;
        let len = self.byte_len(name);
        let same = n <= len
            && (0..)
                .zip(directory)
                .all(|(i, b)| self.mem.byte(name, i) == *b);
        if !same || n > 0 && n < len && self.mem.byte(name, n) != b'/' {
            return None;
        }
        Some(if n == 0 { 0 } else { n + 1 })
    }
}
