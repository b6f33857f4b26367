//! The buffer protocol: the bytes inside an object, for reading and for writing.

use super::store;
use crate::error::R;
use crate::types::memview;
use crate::vm::Vm;
use format::layout::records::frame_buffer;
use format::names;
use format::object::Kind;
use format::typecode::item_shift;
use format::types::TypeId;
use format::value::Value;

/// A run of bytes inside an object. Valid until the next call that may move
/// objects, or that changes the object's size.
#[derive(Clone, Copy)]
pub struct Buf {
    /// The byte object that holds the bytes; UNDEF if there are none.
    pub owner: Value,
    /// The first byte of the run, counted from the first byte of the owner.
    pub offset: u32,
    /// Number of bytes.
    pub len: u32,
}

impl Vm<'_> {
    /// The bytes of a bytes object, bytearray, array, memoryview, FrameBuffer or string, for reading.
    /// `None` for any other object.
    pub fn buffer_of(&self, v: Value) -> Option<Buf> {
        let v = self.native_base(v);
        if self.is_str(v) {
            return Some(Buf {
                owner: v,
                offset: 0,
                len: self.byte_len(v),
            });
        }
        match self.mem.kind(v)? {
            Kind::Bytes => Some(Buf {
                owner: v,
                offset: 0,
                len: self.byte_len(v),
            }),
            Kind::ByteArray | Kind::Array => {
                let s = store::Store::read(self, v);
                Some(Buf {
                    owner: s.raw(self),
                    offset: 0,
                    len: s.len(self) * s.item,
                })
            }
            Kind::MemView => {
                let owner = self.buffer_of(self.mem.get(v, memview::OWNER))?;
                Some(self.view_part(v, owner))
            }
            Kind::Record => self.buffer_of(self.pixels_of(v)?),
            _ => None,
        }
    }

    /// The bytes of a bytearray, array or FrameBuffer, or of a memoryview on one of them, for writing.
    /// A frozen owner is copied first. `None` if the object has no bytes that can be written.
    pub fn buffer_mut(&mut self, v: Value) -> R<Option<Buf>> {
        let v = self.native_base(v);
        match self.mem.kind(v) {
            Some(Kind::ByteArray | Kind::Array) => {
                let s = store::Store::write(self, v)?;
                Ok(Some(Buf {
                    owner: s.raw(self),
                    offset: 0,
                    len: s.len(self) * s.item,
                }))
            }
            Some(Kind::MemView) => {
                let owner = self.buffer_mut(self.mem.get(v, memview::OWNER))?;
                Ok(owner.map(|o| self.view_part(v, o)))
            }
            _ => match self.pixels_of(v) {
                Some(pixels) => self.buffer_mut(pixels),
                None => Ok(None),
            },
        }
    }

    /// The object that holds the pixels of the FrameBuffer `v`. Its bytes are the bytes of the FrameBuffer.
    /// `None` for any other object.
    pub(crate) fn pixels_of(&self, v: Value) -> Option<Value> {
        if self.builtin_type(v) != TypeId::FrameBuffer {
            return None;
        }
        let pixels = self.mem.get(self.resolve(v), frame_buffer::BUFFER);
        (!pixels.is_none()).then_some(pixels)
    }

    /// The part of its owner's bytes that a memoryview shows. It is shorter than the view if the owner
    /// has shrunk since.
    fn view_part(&self, view: Value, owner: Buf) -> Buf {
        let o = self.mem.object_at(view);
        let shift = item_shift(names::ascii_of(o.get(memview::CODE)));
        let offset = (o.get(memview::OFFSET).as_len() << shift).min(owner.len);
        let len = o.get(memview::LEN).as_len() << shift;
        let len = len.min((owner.len - offset) >> shift << shift);
        Buf {
            owner: owner.owner,
            offset: owner.offset + offset,
            len,
        }
    }

    /// The type code of the items of an object with bytes; `B` unless it is an array or memoryview.
    pub(crate) fn buffer_code(&self, v: Value) -> u8 {
        let v = self.native_base(v);
        match self.mem.kind(v) {
            Some(Kind::Array) => crate::types::array::typecode(self, v),
            Some(Kind::MemView) => memview::typecode(self, v),
            _ => b'B',
        }
    }
}
