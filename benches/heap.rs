//! ROM and heap of each module at its import, and the RAM of objects that a program makes while it runs.
//!
//!     cargo bench --bench heap                       prints new figures beside the recorded ones
//!     UPDATE_RECORDED=1 cargo bench --bench heap     also records them

use support::run::frozen;
use support::{bench, figures, stories};

fn main() {
    let image = frozen(&stories::all());
    println!("{:40} {:>8} {:>8}", "module", "ROM", "heap");
    let (mut rom, mut heap) = (0, 0);
    for m in &image.modules {
        rom += m.rom_bytes;
        heap += m.heap_at_import;
        println!("{:40} {:>8} {:>8}", m.name, m.rom_bytes, m.heap_at_import);
    }
    println!("{:40} {rom:>8} {heap:>8}\n", "total");

    let mut new = vec![("all imports, heap".to_owned(), heap)];
    for line in figures::objects().lines() {
        if let Some((what, bytes)) = line.split_once(": ") {
            new.push((what.to_owned(), bytes.parse().unwrap_or(0)));
        }
    }
    bench::beside_recorded("heap", &new, figures::micropython().as_deref());
}
