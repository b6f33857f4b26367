//! The image's files.

use super::check::{Check, Verifier};
use crate::image::header;
use crate::object::Kind;

impl Verifier<'_, '_> {
    /// Checks that the files are a tuple. Whoever looks for a file checks paths and contents.
    pub(super) fn data(&self) -> Check {
        let files = self.at(header::DATA);
        self.need(self.is_or_undef(files, Kind::Tuple), header::DATA)
    }
}
