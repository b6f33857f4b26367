//! Every heap figure is the same in debug and in release builds: both are compared with one file.
//!
//!     cargo test --test profiles && cargo test --release --test profiles

use support::{figures, recorded};

#[test]
fn heap_figures_are_the_recorded_ones() {
    let all = figures::all();
    print!("{all}");
    recorded::check("tests/recorded/heap_figures.txt", &all, figures::COMMAND);
}
