//! The image's files.

use super::check::{Check, Verifier};
use crate::image::{data, header};
use crate::object::Kind;
use crate::value::Value;

impl Verifier<'_, '_> {
    /// Checks the files: paths and contents, and the order of the paths.
    pub(super) fn data(&self) -> Check {
        let files = self.at(header::DATA);
        if files.is_undef() {
            return Ok(());
        }
        self.need(self.is(files, Kind::Tuple), header::DATA)?;
        let size = self.mem.size(files);
        let at = files.rom_off();
        self.need(size % data::STRIDE == 0, at)?;
        let mut last = None;
        for i in (0..size).step_by(data::STRIDE as usize) {
            let path = self.mem.item(files, i + data::PATH);
            let content = self.mem.item(files, i + data::CONTENT);
            let good = self.is_str(path)
                && (1..=data::PATH_MAX).contains(&self.mem.size(path))
                && self.is(content, Kind::Bytes)
                && last.is_none_or(|last| self.follows(last, path));
            self.need(good, at + 1 + i)?;
            last = Some(path);
        }
        Ok(())
    }

    /// True if the path `next` is greater than `path`.
    fn follows(&self, path: Value, next: Value) -> bool {
        let bytes = |v| (0..self.mem.size(v)).map(move |i| self.mem.byte(v, i));
        bytes(next).gt(bytes(path))
    }
}
