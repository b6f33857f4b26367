//! Compares outputs.

/// The first line where two outputs differ, shown with its number; `None` if they are equal.
pub fn difference(wanted: &str, got: &str) -> Option<String> {
    if wanted == got {
        return None;
    }
    let (mut w, mut g) = (wanted.split_inclusive('\n'), got.split_inclusive('\n'));
    let mut line = 1;
    loop {
        let pair = (w.next(), g.next());
        match pair {
            (Some(a), Some(b)) if a == b => line += 1,
            (None, None) => return Some("the outputs differ".to_owned()),
            (a, b) => {
                let show = |x: Option<&str>| x.map_or("(its end)".to_owned(), |s| format!("{s:?}"));
                return Some(format!(
                    "line {line}:\n      wanted {}\n      got    {}",
                    show(a),
                    show(b)
                ));
            }
        }
    }
}

/// Fails if two outputs differ, and shows the first line that does.
///
/// # Panics
/// If they differ.
#[track_caller]
pub fn assert_same(what: &str, wanted: &str, got: &str) {
    if let Some(d) = difference(wanted, got) {
        panic!("{what}: {d}");
    }
}
