//! Polygons: `FrameBuffer.poly`.

use super::canvas::{Canvas, Point};
use super::{canvas, flag, read_numbers, FAR};
use crate::error::R;
use crate::native::Args;
use crate::types::bytes::items::item_size;
use crate::vm::Vm;
use format::object::Kind;
use format::value::Value;

/// The corners of a polygon: numbers of type `code` in a buffer, relative to `at`.
struct Corners {
    owner: Value,
    offset: u32,
    code: u8,
    at: Point,
}

impl Corners {
    fn get(&self, vm: &mut Vm<'_>, i: u32) -> R<Point> {
        Ok((
            self.number(vm, 2 * i)?.saturating_add(self.at.0),
            self.number(vm, 2 * i + 1)?.saturating_add(self.at.1),
        ))
    }

    fn number(&self, vm: &mut Vm<'_>, i: u32) -> R<i32> {
        let byte = self.offset + i * item_size(self.code);
        let v = vm.read_item(self.owner, byte, self.code)?;
        Ok(vm.to_i32(v)?.clamp(-FAR, FAR))
    }
}

/// `poly(x, y, corners, colour, filled=False)`: the corners are an array of x, y, x, y and so on.
pub fn poly(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let (mut at, mut colour) = ([0; 2], [0]);
    read_numbers(vm, args, 1, &mut at)?;
    read_numbers(vm, args, 4, &mut colour)?;
    let ([x, y], [colour]) = (at, colour);
    let (list, filled) = (args.get(vm, 3), flag(vm, args, 5)?);
    let Some(buffer) = vm.buffer_of(list) else {
        return vm.type_error("object with buffer protocol required");
    };
    let code = vm.buffer_code(list);
    let n = buffer.len / item_size(code) / 2;
    let corners = Corners {
        owner: buffer.owner,
        offset: buffer.offset,
        code,
        at: (x, y),
    };
    // A row crosses at most all edges.
    let crossings = vm.alloc(Kind::Raw, n * 4, 0)?;
    let canvas = canvas(vm, args)?;
    if filled {
        fill(vm, &canvas, &corners, n, crossings, colour)?;
    } else {
        for i in 0..n {
            let (from, to) = (corners.get(vm, i)?, corners.get(vm, (i + n - 1) % n)?);
            canvas.line(vm, from, to, colour);
        }
    }
    Ok(Value::NONE)
}

/// Fills the polygon row by row, between the places where the row crosses edges.
fn fill(
    vm: &mut Vm<'_>,
    canvas: &Canvas,
    corners: &Corners,
    n: u32,
    crossings: Value,
    colour: i32,
) -> R<()> {
    let (mut top, mut bottom) = (canvas.height, -1);
    for i in 0..n {
        let (_, y) = corners.get(vm, i)?;
        (top, bottom) = (top.min(y), bottom.max(y));
    }
    for row in top.max(0)..=bottom.min(canvas.height - 1) {
        let mut count = 0;
        for i in 0..n {
            // `insert` goes through up to `count` numbers.
            vm.work(count / 16 + 1)?;
            let (a, b) = (corners.get(vm, i)?, corners.get(vm, (i + n - 1) % n)?);
            if (a.1 > row) != (b.1 > row) {
                insert(vm, crossings, count, crossing(corners.at, a, b, row));
                count += 1;
            } else if row == a.1.max(b.1) {
                // No row crosses the lower end of an edge, nor a level edge: they are drawn here.
                if a.1 < b.1 {
                    canvas.set(vm, b, colour);
                } else if b.1 < a.1 {
                    canvas.set(vm, a, colour);
                } else {
                    canvas.line(vm, a, b, colour);
                }
            }
        }
        for pair in 0..count / 2 {
            let from = vm.mem.body_word(crossings, 2 * pair) as i32;
            let to = vm.mem.body_word(crossings, 2 * pair + 1) as i32;
            canvas.fill(vm, (from, row), (to - from + 1, 1), colour);
        }
    }
    Ok(())
}

/// The x at which the line from `a` to `b` crosses a row. It is computed in 32nds of a pixel relative to the
/// polygon's place `at`, and rounded.
fn crossing(at: Point, a: Point, b: Point, row: i32) -> i32 {
    let part = 32_i32
        .wrapping_mul(b.0 - a.0)
        .wrapping_mul(row - a.1)
        .wrapping_div(b.1 - a.1);
    let start = 32_i32.wrapping_mul(a.0 - at.0);
    at.0 + start.wrapping_add(part).wrapping_add(16) / 32
}

/// Inserts a number into the first `n` words of `list`, which are in ascending order.
fn insert(vm: &mut Vm<'_>, list: Value, n: u32, number: i32) {
    let mut i = n;
    while i > 0 && vm.mem.body_word(list, i - 1) as i32 > number {
        let word = vm.mem.body_word(list, i - 1);
        vm.mem.set_body_word(list, i, word);
        i -= 1;
    }
    vm.mem.set_body_word(list, i, number as u32);
}
