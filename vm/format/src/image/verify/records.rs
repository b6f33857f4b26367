//! Objects of native modules, type by type.

use super::check::{Check, Verifier};
use crate::layout::record;
use crate::layout::records::{self, complex, frame_buffer, matched, ring_io};
use crate::object::Kind;
use crate::types::TypeId;
use crate::{pixels, regex};

impl Verifier<'_, '_> {
    /// Checks the record at word `at`, whose body has `size` words.
    pub(super) fn record(&self, at: u32, size: u32) -> Check {
        let t = self.at(at + record::TYPE).type_id();
        let good_size = match records::record_size(t) {
            Some((words, true)) => size >= words,
            Some((words, false)) => size == words,
            None => false,
        };
        self.need(good_size && size >= record::FIELDS, at)?;
        let inside = self.at(at + record::FIELDS);
        let good = match t {
            TypeId::Re => self.is(inside, Kind::Bytes) && regex::is_program(&self.mem, inside),
            TypeId::Complex => inside.is_float() && self.at(at + complex::IMAG).is_float(),
            TypeId::Sha1 | TypeId::Sha256 => {
                self.is(inside, Kind::Raw) && self.mem.size(inside) == records::HASH_BYTES
            }
            TypeId::RingIo => {
                self.count(at + ring_io::GET)?;
                self.count(at + ring_io::PUT)?;
                matches!(
                    self.kind(inside),
                    Some(Kind::ByteArray | Kind::Array | Kind::MemView)
                )
            }
            TypeId::FrameBuffer => {
                let mut numbers = [0; 4];
                for (i, n) in (frame_buffer::WIDTH..).zip(&mut numbers) {
                    *n = self.count(at + i)?;
                }
                inside.is_none()
                    || matches!(
                        self.kind(inside),
                        Some(Kind::ByteArray | Kind::Array | Kind::MemView)
                    ) && pixels::is_shape(numbers)
            }
            TypeId::Match => {
                let text = self.is_str(inside) || self.kind(inside) == Some(Kind::Str);
                let part = |i| {
                    let (from, to) = (self.at(at + i), self.at(at + i + 1));
                    if from.is_none() || to.is_none() {
                        return i > matched::POSITIONS && !(from.is_undef() || to.is_undef());
                    }
                    let (Ok(from), Ok(to)) = (self.count(at + i), self.count(at + i + 1)) else {
                        return false;
                    };
                    let whole = |i| !text || self.is_char(inside, i);
                    from <= to && to <= self.mem.size(inside) && whole(from) && whole(to)
                };
                (text || self.is(inside, Kind::Bytes))
                    && size > matched::POSITIONS
                    && (size - matched::TEXT) % 2 == 0
                    && (matched::POSITIONS..size).step_by(2).all(part)
            }
            _ => false,
        };
        self.need(good, at)
    }
}
