//! Printing an exception as MicroPython does.

use crate::error::R;
use crate::protocol::out::Out;
use crate::types::exception;
use crate::vm::Vm;
use format::image::{code, header};
use format::layout::tuple;
use format::object::Kind;
use format::value::Value;

impl Vm<'_> {
    /// Writes the traceback, type and message of `e`.
    ///
    /// If the image has no line tables, a line reads `File "", code 1a2 of 89abcdef, in f`, where the numbers are the
    /// instruction's word in the image, and the image's checksum. `freeze monitor` turns it into file and line with the
    /// sidecar of that image.
    pub(crate) fn print_exception(&mut self, out: &mut Out, e: Value) -> R<()> {
        let Some(x) = self.exc_object(e) else {
            return self.repr(out, e);
        };
        let trace = self.mem.get(self.resolve(x), exception::TRACE);
        if self.mem.is(trace, Kind::Tuple) {
            self.put_lit(out, "Traceback (most recent call last):\n")?;
            let n = self.mem.size(trace) / 2;
            for i in (0..n).rev() {
                let (c, place) = (
                    self.mem.item(trace, 2 * i),
                    self.mem.item(trace, 2 * i + 1).as_len(),
                );
                self.put_frame(out, c, place)?;
            }
        }
        let mark = self.hold_mark();
        let h = self.hold(e)?;
        let name = self.type_name(e);
        self.put_bytes_of(out, name)?;
        let args = self.mem.get(self.resolve(x), exception::ARGS);
        if args.is_object() && self.mem.size(args) > 0 {
            self.put_lit(out, ": ")?;
            let e = self.held(h);
            self.str_of(out, e)?;
        } else {
            self.put_lit(out, ": ")?;
        }
        self.unwind_holds(mark);
        self.put(out, b'\n')
    }

    /// Writes the line of one frame: the code object `c`, at word `place` of its instructions.
    fn put_frame(&mut self, out: &mut Out, c: Value, place: u32) -> R<()> {
        let debug = code::parts(|i| self.mem.word(c, i)).debug;
        self.put_lit(out, "  File \"")?;
        if self.mem.is(debug, Kind::Tuple) {
            let file = self.mem.get(debug, tuple::ITEMS);
            self.put_bytes_of(out, file)?;
            self.put_lit(out, "\", line ")?;
            let line = self.line_of(self.mem.get(debug, tuple::ITEMS + 1), place);
            self.put_int(out, line as i32)?;
        } else {
            self.put_lit(out, "\", code ")?;
            self.put_hex(out, c.rom_off() + code::INSTRS + place)?;
            self.put_lit(out, " of ")?;
            self.put_hex(out, self.mem.rom(header::CRC))?;
        }
        self.put_lit(out, ", in ")?;
        let name = self.mem.get(c, code::NAME);
        self.put_bytes_of(out, name)?;
        self.put(out, b'\n')
    }

    /// Line of the instruction at word `place` of its code object's instructions, from the line table `lines`: pairs of
    /// LEB128 numbers, the words since the entry before, and the zigzag-coded difference of lines.
    fn line_of(&self, lines: Value, place: u32) -> u32 {
        let (mut at, mut line, mut i) = (0u32, 0u32, 0);
        let n = self.byte_len(lines);
        while i < n {
            let words = self.leb(lines, &mut i);
            let delta = self.leb(lines, &mut i);
            at = at.wrapping_add(words);
            if at > place {
                break;
            }
            line = line.wrapping_add(delta >> 1 ^ (delta & 1).wrapping_neg());
        }
        line
    }

    /// Reads the LEB128 number at byte `i`, and moves `i` past it.
    fn leb(&self, bytes: Value, i: &mut u32) -> u32 {
        let (mut v, mut shift) = (0, 0);
        // A damaged table may end in the middle of a number.
        while *i < self.byte_len(bytes) {
            let b = self.mem.byte(bytes, *i) as u32;
            *i += 1;
            v |= (b & 0x7f) << (shift & 31);
            shift += 7;
            if b & 0x80 == 0 || shift > 28 {
                break;
            }
        }
        v
    }

    /// Prints the exception that is being raised on the console.
    pub fn print_raised(&mut self) {
        let e = self.exc;
        let mut out = self.out_console();
        let _ = self.print_exception(&mut out, e);
        self.out_flush(&mut out);
    }

    /// The exception that ended the last run.
    pub fn raised(&self) -> Value {
        self.exc
    }
}
