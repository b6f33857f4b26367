//! `framebuf`: drawing into a buffer of pixels.
//!
//! A FrameBuffer has the fields of [`format::layout::records::frame_buffer`]. It has no pixels of its own: each method
//! asks the buffer where its bytes are, and pixels past their end are not drawn.

mod canvas;
mod glyphs;
mod polygon;

use crate::error::R;
use crate::native::{constant, pure, pure_kw, Args, Entry, Group, MANY};
use crate::types::bytes::Buf;
use crate::vm::Vm;
use canvas::{Canvas, Ellipse, Point};
use format::name;
use format::object::Kind;
use format::types::TypeId;
use format::value::Value;

const fn format(name: Value, number: u32) -> Entry {
    constant(name, Value::int(number as i32))
}

/// Attributes of the module `framebuf`.
pub static MODULE: Group = Group {
    name: name!("framebuf"),
    entries: &[
        constant(name!("FrameBuffer"), Value::typ(TypeId::FrameBuffer)),
        pure_kw(name!("FrameBuffer1"), new_1, 3, 4),
        format(name!("MVLSB"), canvas::MVLSB),
        format(name!("MONO_VLSB"), canvas::MVLSB),
        format(name!("RGB565"), canvas::RGB565),
        format(name!("GS2_HMSB"), canvas::GS2_HMSB),
        format(name!("GS4_HMSB"), canvas::GS4_HMSB),
        format(name!("GS8"), canvas::GS8),
        format(name!("MONO_HLSB"), canvas::MHLSB),
        format(name!("MONO_HMSB"), canvas::MHMSB),
    ],
};

/// Attributes of a FrameBuffer.
pub static METHODS: Group = Group {
    name: name!("FrameBuffer"),
    entries: &[
        pure(name!("fill"), fill, 2, 2),
        pure(name!("fill_rect"), fill_rect, 6, 6),
        pure(name!("pixel"), pixel, 3, 4),
        pure(name!("hline"), hline, 5, 5),
        pure(name!("vline"), vline, 5, 5),
        pure(name!("rect"), rect, 6, 7),
        pure(name!("line"), line, 6, 6),
        pure(name!("ellipse"), ellipse, 6, 8),
        pure(name!("poly"), polygon::poly, 5, 6),
        pure(name!("blit"), blit, 4, 6),
        pure(name!("scroll"), scroll, 3, 3),
        pure(name!("text"), text, 4, 5),
    ],
};

use format::layout::records::frame_buffer::{BUFFER, FORMAT, HEIGHT, STRIDE, WIDTH};
use format::pixels::MOST;

/// Coordinates are clamped to this, in both directions. It is far outside of any canvas, and sums of such
/// coordinates fit an `i32`.
const FAR: i32 = 1 << 26;
/// The largest radius for which the sums of the ellipse's error term fit an `i32`.
const RADIUS: i32 = 1000;

/// Constructor: `FrameBuffer(buffer, width, height, format, stride=width)`. Without arguments it makes an
/// object whose buffer is None.
pub fn new(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    if args.names.is_def() {
        return vm.type_error("function doesn't take keyword arguments");
    }
    if args.n == 0 {
        let zero = Value::int(0);
        let t = Value::typ(TypeId::FrameBuffer);
        return vm.alloc_words(Kind::Record, 0, &[t, Value::NONE, zero, zero, zero, zero]);
    }
    if args.n < 4 {
        let missing = Value::len(4 - args.n);
        return vm.raise_text(
            TypeId::TypeError,
            "function missing %n required positional arguments",
            &[missing],
        );
    }
    let stride = if args.n > 4 { 4 } else { 1 };
    make(vm, args, 3, stride)
}

/// `FrameBuffer1(buffer, width, height, stride=width)`.
fn new_1(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    args.check_kw(vm, &[])?;
    let stride = if args.n > 3 { 3 } else { 1 };
    make(vm, args, MANY.into(), stride)
}

/// A FrameBuffer; `format` and `stride` are the indexes of those arguments.
fn make(vm: &mut Vm<'_>, args: Args, format: u32, stride: u32) -> R<Value> {
    let buffer = vm.native_base(args.get(vm, 0));
    let Some(bytes) = vm.buffer_mut(buffer)? else {
        return vm.type_error("object with buffer protocol required");
    };
    let numbers = [1, 2, stride, format].map(|i| args.opt(vm, i).unwrap_or(Value::int(0)));
    let c = shape(vm, bytes, numbers)?;
    let body = [
        Value::typ(TypeId::FrameBuffer),
        buffer,
        Value::int(c.width),
        Value::int(c.height),
        Value::int(c.stride),
        Value::len(c.format),
    ];
    vm.alloc_words(Kind::Record, 0, &body)
}

/// The canvas of these bytes; `numbers` are width, height, stride and format.
///
/// # Errors
/// ValueError if the format is unknown, the sizes are impossible, or the bytes are too few.
fn shape(vm: &mut Vm<'_>, bytes: Buf, numbers: [Value; 4]) -> R<Canvas> {
    let mut n = [0; 4];
    for (n, v) in n.iter_mut().zip(numbers) {
        *n = vm.to_i32(v)?;
    }
    let [width, height, mut stride, format] = n;
    if width < 1 || stride < width || stride > MOST || !(1..MOST + 1).contains(&height) {
        return vm.raise_bare(TypeId::ValueError);
    }
    let format = format as u32;
    let Some(depth) = canvas::depth(format) else {
        return vm.value_error("invalid format");
    };
    // Rows and columns are counted in whole bytes.
    let step = (8 / depth.min(8)) as i32;
    let whole = |n: i32| (n + step - 1) / step * step;
    let (rows, last) = if format == canvas::MVLSB {
        (whole(height) - 8, 8 * width)
    } else {
        stride = whole(stride);
        (height - 1, whole(width))
    };
    let pixels = u64::from(rows as u32) * u64::from(stride as u32) + u64::from(last as u32);
    if pixels * u64::from(depth) / 8 > u64::from(bytes.len) {
        return vm.raise_bare(TypeId::ValueError);
    }
    Ok(Canvas {
        owner: bytes.owner,
        offset: bytes.offset,
        len: bytes.len,
        width,
        height,
        stride,
        format,
    })
}

/// The canvas of the FrameBuffer `v`, whose buffer has these bytes.
fn canvas_in(vm: &mut Vm<'_>, v: Value, bytes: Option<Buf>) -> R<Canvas> {
    let Some(bytes) = bytes else {
        return vm.raise_bare(TypeId::ValueError);
    };
    let field = |i| vm.mem.get(v, i).as_int();
    Ok(Canvas {
        owner: bytes.owner,
        offset: bytes.offset,
        len: bytes.len,
        width: field(WIDTH),
        height: field(HEIGHT),
        stride: field(STRIDE),
        format: field(FORMAT) as u32,
    })
}

/// The canvas of a method's FrameBuffer, for writing.
fn canvas(vm: &mut Vm<'_>, args: Args) -> R<Canvas> {
    let v = vm.native_base(args.get(vm, 0));
    let v = vm.resolve(v);
    let bytes = vm.buffer_mut(vm.mem.get(v, BUFFER))?;
    canvas_in(vm, v, bytes)
}

/// The canvas of a FrameBuffer, or of a tuple of its constructor's arguments, for reading.
fn source(vm: &mut Vm<'_>, v: Value) -> R<Canvas> {
    let inner = vm.native_base(v);
    if vm.builtin_type(inner) == TypeId::FrameBuffer {
        let inner = vm.resolve(inner);
        let bytes = vm.buffer_of(vm.mem.get(inner, BUFFER));
        return canvas_in(vm, inner, bytes);
    }
    if !vm.is_seq(v) {
        let text = "object '%t' isn't a tuple or list";
        return vm.raise_text(TypeId::TypeError, text, &[v]);
    }
    let n = vm.seq_len(v);
    if !(4..6).contains(&n) {
        return vm.raise_bare(TypeId::ValueError);
    }
    let Some(bytes) = vm.buffer_of(vm.seq_get(v, 0)) else {
        return vm.type_error("object with buffer protocol required");
    };
    let stride = if n > 4 { 4 } else { 1 };
    let numbers = [1, 2, stride, 3].map(|i| vm.seq_get(v, i));
    shape(vm, bytes, numbers)
}

/// Reads the arguments from `first` on into `n`. Numbers whose arguments are missing keep their values.
fn read_numbers(vm: &mut Vm<'_>, args: Args, first: u32, n: &mut [i32]) -> R<()> {
    for (i, n) in (first..).zip(n) {
        if let Some(v) = args.opt(vm, i) {
            *n = vm.to_i32(v)?.clamp(-FAR, FAR);
        }
    }
    Ok(())
}

/// The `N` arguments after the first one: coordinates, lengths and colours.
fn numbers<const N: usize>(vm: &mut Vm<'_>, args: Args) -> R<[i32; N]> {
    let mut n = [0; N];
    read_numbers(vm, args, 1, &mut n)?;
    Ok(n)
}

/// The truth of argument `i`; false if it is not given.
fn flag(vm: &mut Vm<'_>, args: Args, i: u32) -> R<bool> {
    match args.opt(vm, i) {
        Some(v) => vm.truth(v),
        None => Ok(false),
    }
}

fn fill(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let [colour] = numbers(vm, args)?;
    let canvas = canvas(vm, args)?;
    canvas.fill(vm, (0, 0), (canvas.width, canvas.height), colour);
    Ok(Value::NONE)
}

fn fill_rect(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let [x, y, w, h, colour] = numbers(vm, args)?;
    fill_on(vm, args, (x, y), (w, h), colour)
}

/// Fills a part of a method's FrameBuffer.
fn fill_on(vm: &mut Vm<'_>, args: Args, at: Point, size: Point, colour: i32) -> R<Value> {
    canvas(vm, args)?.fill(vm, at, size, colour);
    Ok(Value::NONE)
}

fn pixel(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let [x, y, colour] = numbers(vm, args)?;
    if args.n > 3 {
        canvas(vm, args)?.set(vm, (x, y), colour);
        return Ok(Value::NONE);
    }
    let pixels = source(vm, args.get(vm, 0))?;
    Ok(pixels.get(vm, (x, y)).map_or(Value::NONE, Value::int))
}

fn hline(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let [x, y, n, colour] = numbers(vm, args)?;
    fill_on(vm, args, (x, y), (n, 1), colour)
}

fn vline(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let [x, y, n, colour] = numbers(vm, args)?;
    fill_on(vm, args, (x, y), (1, n), colour)
}

fn rect(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let [x, y, w, h, colour] = numbers(vm, args)?;
    if flag(vm, args, 6)? {
        return fill_on(vm, args, (x, y), (w, h), colour);
    }
    let canvas = canvas(vm, args)?;
    for (at, size) in [
        ((x, y), (w, 1)),
        ((x, y + h - 1), (w, 1)),
        ((x, y), (1, h)),
        ((x + w - 1, y), (1, h)),
    ] {
        canvas.fill(vm, at, size, colour);
    }
    Ok(Value::NONE)
}

fn line(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let [x1, y1, x2, y2, colour] = numbers(vm, args)?;
    canvas(vm, args)?.line(vm, (x1, y1), (x2, y2), colour);
    Ok(Value::NONE)
}

/// `ellipse(x, y, x_radius, y_radius, colour, filled=False, quarters=all)`.
fn ellipse(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let [x, y, a, b, colour] = numbers(vm, args)?;
    let mut quarters = [15];
    read_numbers(vm, args, 7, &mut quarters)?;
    let shape = Ellipse {
        canvas: canvas(vm, args)?,
        centre: (x, y),
        colour,
        filled: flag(vm, args, 6)?,
        quarters: quarters[0],
    };
    let radius = |n: i32| n.clamp(-RADIUS, RADIUS);
    shape.draw(vm, radius(a), radius(b));
    Ok(Value::NONE)
}

/// `text(text, x, y, colour=1)`.
fn text(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let text = args.get(vm, 1);
    if !vm.is_str(text) {
        return vm.raise_text(
            TypeId::TypeError,
            "can't convert '%t' object to str implicitly",
            &[text],
        );
    }
    let mut n = [0, 0, 1];
    read_numbers(vm, args, 2, &mut n)?;
    let [x, y, colour] = n;
    let canvas = canvas(vm, args)?;
    let text = vm.bytes_arg(text)?;
    for i in 0..text.len {
        let letter = text.byte(vm, i);
        let x = x.saturating_add(i as i32 * glyphs::CELL);
        if x >= canvas.width {
            break;
        }
        canvas.text(vm, letter, (x, y), colour);
    }
    Ok(Value::NONE)
}

fn scroll(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let [dx, dy] = numbers(vm, args)?;
    let canvas = canvas(vm, args)?;
    // The order makes sure that no pixel is written before it is read.
    let at = |i: i32, n: i32, d: i32| if d < 0 { i } else { n - 1 - i };
    for i in 0..canvas.height {
        let y = at(i, canvas.height, dy);
        for j in 0..canvas.width {
            let x = at(j, canvas.width, dx);
            if let Some(c) = canvas.get(vm, (x - dx, y - dy)) {
                canvas.set(vm, (x, y), c);
            }
        }
    }
    Ok(Value::NONE)
}

/// `blit(source, x, y, key=-1, palette=None)`.
fn blit(vm: &mut Vm<'_>, args: Args) -> R<Value> {
    let mut n = [0, 0, -1];
    read_numbers(vm, args, 2, &mut n)?;
    let [x, y, key] = n;
    let to = canvas(vm, args)?;
    let from = source(vm, args.get(vm, 1))?;
    let palette = match args.opt(vm, 5) {
        Some(v) if !v.is_none() => Some(source(vm, v)?),
        _ => None,
    };
    // The part of the source that lies on the canvas.
    for i in (-y).max(0)..from.height.min(to.height - y) {
        for j in (-x).max(0)..from.width.min(to.width - x) {
            let mut c = from.get(vm, (j, i)).unwrap_or(0);
            if let Some(palette) = palette {
                c = palette.colour(vm, c);
            }
            if c != key {
                to.set(vm, (x + j, y + i), c);
            }
        }
    }
    Ok(Value::NONE)
}
