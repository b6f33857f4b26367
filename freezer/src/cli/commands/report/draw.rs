//! The picture of an image's RAM: the heap that each import keeps, and a map of the heap, beside MicroPython with
//! the same kind of work.

use format::image::State;

use super::baseline::Baseline;
use super::svg::{Anchor, Svg};
use super::Ram;

const WIDTH: u32 = 1000;
/// Left edges of the two columns of bars.
const COLUMNS: [u32; 2] = [30, 520];
/// Where the bars of a column begin, and how long the longest is.
const BAR_AT: u32 = 220;
const BAR: u32 = 170;
/// Height of a row of bars.
const ROW: u32 = 22;
/// The most rows for this image.
const ROWS: usize = 13;

/// A square of a heap's map: bytes, and points from one to the next.
const SQUARE: u32 = 256;
const PITCH: u32 = 10;
/// Squares in a row of a map.
const ACROSS: u32 = 30;
/// Left edges of the three maps.
const MAPS: [u32; 3] = [30, 360, 690];

const INK: &str = "#1f2933";
const PALE: &str = "#6b7785";
const OURS: &str = "#1b7f5c";
const THEIRS: &str = "#c2571a";
const FREE: &str = "#e4e9ee";
const TOO_MUCH: &str = "#b00020";
/// Parts of a heap, in the order of their colours.
const PARTS: [&str; 5] = ["#3a6ea5", "#6aa5d8", "#8f7cc3", "#e0a030", "#c2571a"];

/// Draws the picture.
pub fn picture(ram: &Ram, other: &Baseline) -> String {
    let mut svg = Svg::new(WIDTH);
    let frozen = ram.imports.iter().filter(|i| i.state == State::Frozen);
    let title = format!(
        "{}: {} of {} modules are frozen, and their imports keep {} B of RAM",
        ram.image,
        frozen.count(),
        ram.imports.len(),
        grouped(ram.kept)
    );
    svg.text((30, 44), 20, INK, Anchor::Start, &title);
    let y = bars(&mut svg, 84, ram, other);
    let y = maps(&mut svg, y + 40, ram, other);
    let source = format!("Figures beside: {}.", other.source);
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

/// A row of bars: its name, a remark, and its bytes.
struct Row {
    what: String,
    remark: String,
    bytes: Option<u32>,
}

/// The modules of this image, those of a package together. The most costly come first.
fn rows(ram: &Ram) -> Vec<Row> {
    let package = |name: &str| name.rsplit_once('.').map(|(p, _)| p.to_owned());
    let count = |p: &str| {
        let inside = |n: &str| package(n).as_deref() == Some(p);
        ram.imports.iter().filter(|i| inside(&i.name)).count()
    };
    let mut groups: Vec<(String, u32, Option<u32>, State)> = Vec::new();
    for i in &ram.imports {
        let of_many = package(&i.name).filter(|p| count(p) > 2);
        let name = of_many.map_or_else(|| i.name.clone(), |p| p + ".*");
        match groups.iter_mut().find(|g| g.0 == name && g.3 == i.state) {
            Some(g) => {
                g.1 += 1;
                g.2 = g.2.zip(i.bytes).map(|(a, b)| a + b);
            }
            None => groups.push((name, 1, i.bytes, i.state)),
        }
    }
    groups.sort_by(|a, b| b.2.cmp(&a.2).then(b.1.cmp(&a.1)).then(a.0.cmp(&b.0)));
    let shown = match groups.len() {
        0..=ROWS => groups.len(),
        _ => ROWS - 1,
    };
    let rest = groups.split_off(shown);
    let mut rows: Vec<Row> = groups
        .into_iter()
        .map(|(what, n, bytes, state)| Row {
            what,
            remark: match (state, n) {
                (State::Frozen, 1) => String::new(),
                (State::Frozen, n) => format!("{n} modules"),
                (state, _) => super::state_name(state).to_owned(),
            },
            bytes,
        })
        .collect();
    if !rest.is_empty() {
        let bytes = rest.iter().filter_map(|g| g.2).sum();
        let n: u32 = rest.iter().map(|g| g.1).sum();
        rows.push(Row {
            what: format!("{n} more modules"),
            remark: String::new(),
            bytes: Some(bytes),
        });
    }
    rows
}

/// Draws the bars, and returns where they end.
fn bars(svg: &mut Svg, y: u32, ram: &Ram, other: &Baseline) -> u32 {
    let head = "RAM that each import keeps, in bytes";
    svg.text((30, y), 15, INK, Anchor::Start, head);
    let ours = rows(ram);
    let theirs: Vec<Row> = other
        .imports
        .iter()
        .map(|i| Row {
            what: i.what.clone(),
            remark: String::new(),
            bytes: Some(i.bytes),
        })
        .collect();
    let all = ours.iter().chain(&theirs);
    let most = all.filter_map(|r| r.bytes).max().unwrap_or(1).max(1);
    let heads = ["this image", "MicroPython, stories like these"];
    for (((x, rows), head), colour) in COLUMNS
        .into_iter()
        .zip([&ours, &theirs])
        .zip(heads)
        .zip([OURS, THEIRS])
    {
        svg.text((x, y + 28), 13, colour, Anchor::Start, head);
        for (n, row) in rows.iter().enumerate() {
            let at = y + 52 + n as u32 * ROW;
            svg.text((x, at), 12, INK, Anchor::Start, &row.what);
            let bytes = row.bytes.unwrap_or(0);
            let length = (u64::from(bytes) * u64::from(BAR)).div_ceil(u64::from(most)) as u32;
            let start = x + BAR_AT;
            // A line marks the zero of the bars.
            svg.rect((start, at - 12), (length.max(1), 15), colour);
            let value = row.bytes.map_or_else(|| "-".to_owned(), grouped);
            let value = match row.remark.as_str() {
                "" => value,
                remark => format!("{value}   ({remark})"),
            };
            svg.text((start + length + 8, at), 12, INK, Anchor::Start, &value);
        }
    }
    y + 52 + ours.len().max(theirs.len()) as u32 * ROW
}

/// Draws the maps, and returns where they end.
fn maps(svg: &mut Svg, y: u32, ram: &Ram, other: &Baseline) -> u32 {
    let head = format!("The heap after these imports: a square is {SQUARE} bytes");
    svg.text((30, y), 15, INK, Anchor::Start, &head);
    let used = ram.heap - ram.left;
    let ours = [
        ("imports", ram.kept),
        ("the machine itself", used - ram.kept),
    ];
    let mut end = map(svg, (MAPS[0], y + 30), &ram.image, ram.heap, &ours, OURS);
    for (work, x) in other.boxes.iter().zip(&MAPS[1..]) {
        let what = format!("MicroPython: {}", work.what);
        let parts = other.parts(work);
        end = end.max(map(svg, (*x, y + 30), &what, other.heap, &parts, THEIRS));
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
