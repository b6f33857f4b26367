//! Layers: no path of a source leads upwards. Each crate has a table of its modules, the lowest first; a module uses
//! those of its own row and of the rows before it.
//!
//! What this does not see: every layer of the VM adds methods to `Vm`, and a method of a lower layer may call one of a
//! higher layer. It has to, for `a + b` may run a program's `__add__`. The names stay apart all the same: a lower layer
//! knows neither the types nor the constants nor the functions of a higher one. Tests in the sources may use everything.

#[path = "layers/paths.rs"]
mod paths;

use std::fs;
use std::path::{Path, PathBuf};

use paths::{paths, Named};
use support::at;

/// A crate's modules and what it re-exports at its root, by layer, the lowest first.
type Layers = &'static [&'static [&'static str]];

const VM: Layers = &[
    // Arithmetic on words, and what the crate hands on from `format`.
    &["num", "flash", "ImageError"],
    // State: what a VM is made of, how a native looks, what a board can do.
    &["vm", "error", "native", "board"],
    // Files in the board's flash.
    &["store"],
    // The heap and what lies in it.
    &["memory"],
    // What any object can do.
    &["protocol"],
    // What Python sees: types, functions, modules.
    &["types", "builtins", "modules"],
    // Execution.
    &["interp"],
    // The whole: what the VM has, how it boots, what it is used for.
    &[
        "freezing",
        "registry",
        "boot",
        "program",
        "host",
        "TARGET",
        "fingerprint",
        "verify",
    ],
];

const FORMAT: Layers = &[
    // Modules that do not deal with images: numbers, text, loads from flash.
    &[
        "digits",
        "flash",
        "float",
        "text",
        "typecode",
        "pixels",
        "seeded_bugs",
    ],
    // A word, what it may refer to, and the names that are words: a type's name is a value, a value may be a type.
    &["value", "types", "names", "name", "object", "layout"],
    // Bodies with a structure of their own.
    &["isa", "frame"],
    // Words of RAM and image.
    &["mem"],
    &["table"],
    // What stands in an image's objects beyond their words.
    &["regex", "fingerprint"],
    // The whole: its header, its writer, its verifier.
    &["image"],
];

const CHIP: Layers = &[
    // Time, who watches it, and what surrounds the chip.
    &["time", "Time", "world", "World", "rom"],
    &["memory"],
    // What is counted and found.
    &["findings", "tally", "trace"],
    // What the core needs of the registers, and the core.
    &["bus"],
    &["core"],
    &["profile"],
    // The registers.
    &["peripherals"],
    &["hardware"],
    &["record"],
    // The whole.
    &["machine", "Machine", "Stop"],
];

/// Upward paths that stay, each with its reason.
const FORMAT_EXCEPTIONS: &[(&str, &str)] = &[
    // Memory whose loads are not checked is made of a verified image alone.
    ("mem", "image::Verified"),
];

/// The crates by directory, and those that each may use. Firmware gets from the VM what it may use of `format`: loads are
/// not checked there. The compiler makes an image without a VM.
const CRATES: &[(&str, &[&str])] = &[
    ("vm/format", &[]),
    ("vm", &["format"]),
    ("vm/sim", &["vm"]),
    ("freezer/compiler", &["format"]),
    ("freezer/chip", &[]),
    ("freezer", &["format", "compiler", "vm", "sim", "chip"]),
    ("firmware", &["vm"]),
];

#[test]
fn no_path_of_the_vm_leads_upwards() {
    refuse(upward("vm/src", VM, &[]));
}

#[test]
fn no_path_of_the_format_leads_upwards() {
    refuse(upward("vm/format/src", FORMAT, FORMAT_EXCEPTIONS));
}

#[test]
fn no_path_of_the_emulated_chip_leads_upwards() {
    refuse(upward("freezer/chip/src", CHIP, &[]));
}

#[test]
fn crates_use_only_what_lies_below_them() {
    for (dir, allowed) in CRATES {
        let mut wrong = depends_on(dir);
        wrong.retain(|name| !allowed.contains(&name.as_str()));
        assert!(wrong.is_empty(), "{dir}/Cargo.toml must not name {wrong:?}");
        let others: Vec<_> = CRATES.iter().map(|(dir, _)| name_of(dir)).collect();
        let forbidden = |name: &&str| *name != name_of(dir) && !allowed.contains(name);
        let forbidden: Vec<_> = others.into_iter().filter(forbidden).collect();
        let files = sources(&at(dir).join("src"));
        assert!(!files.is_empty(), "{dir} has its sources elsewhere");
        for file in files {
            let named = paths(&read(&file), &forbidden);
            let line = |n: &Named| format!("{}:{}: {}", shown(&file), n.line, n.parts.join("::"));
            refuse(named.iter().map(line).collect());
        }
    }
}

#[test]
fn an_upward_path_is_refused_with_file_line_and_layers() {
    let check = |file: &str, source: &str| upward_in(file, source, &module_of(file), VM, &[]);
    let planted = [
        (
            "memory/gc.rs",
            "use crate::vm::Vm;\nuse crate::types::function;",
            "memory/gc.rs:2: memory must not use types",
        ),
        (
            "protocol/attr/method.rs",
            "use crate::{\n    error::R,\n    modules::{sys, re},\n};",
            "protocol/attr/method.rs:3: protocol must not use modules",
        ),
        (
            "vm.rs",
            "fn new() {\n    crate::registry::verify();\n}",
            "vm.rs:2: vm must not use registry",
        ),
        (
            "types/list/sort.rs",
            "use super::super::super::interp::run;",
            "types/list/sort.rs:1: types must not use interp",
        ),
        (
            "memory/mod.rs",
            "pub(in crate::protocol::x) struct S;",
            "memory/mod.rs:1: memory must not use protocol",
        ),
        (
            "interp/run.rs",
            "#[cfg(test)]\nmod tests { use crate::host::Vm; }\nuse crate::{boot::verify as v};",
            "interp/run.rs:3: interp must not use boot",
        ),
        (
            "types/mod.rs",
            "use crate::unheard_of::X;",
            "types/mod.rs:1: no layer has unheard_of",
        ),
        (
            "unheard_of.rs",
            "use crate::vm::Vm;",
            "unheard_of.rs:1: no layer has unheard_of",
        ),
    ];
    for (file, source, message) in planted {
        let found = check(file, source);
        assert!(
            found.len() == 1 || message.contains("modules"),
            "{source}: {found:?}"
        );
        assert!(
            found.iter().all(|line| line.starts_with(message)) && !found.is_empty(),
            "{source}: {found:?}"
        );
    }
    let allowed = [
        ("types/list.rs", "use crate::modules::console;\nuse super::dict;\nuse crate::memory::{gc, heap::{self, Hold}};"),
        ("memory/gc.rs", "// use crate::types::X\n/* crate::interp */ const T: &str = \"crate::types::X\"; const C: char = '\"';"),
        ("memory/gc.rs", "/// See [`crate::interp::run`].\nfn f<'a>(x: &'a str) -> &'a str { r#\"\"crate::host::x\"#; x }"),
        ("memory/gc.rs", "#[cfg(test)]\nmod tests {\n    use crate::host::Vm;\n}\n"),
        ("lib.rs", "pub use registry::TARGET;"),
    ];
    for (file, source) in allowed {
        assert_eq!(check(file, source), [""; 0], "{source}");
    }
}

/// The name by which sources name the crate in the directory.
fn name_of(dir: &str) -> &str {
    match dir {
        "firmware" => "permafrost_firmware",
        _ => dir.rsplit('/').next().unwrap_or(dir),
    }
}

/// The crates of this repository that the crate in the directory depends on, tests aside.
fn depends_on(dir: &str) -> Vec<String> {
    let manifest = read(&at(dir).join("Cargo.toml"));
    let lines = manifest
        .lines()
        .skip_while(|l| *l != "[dependencies]")
        .skip(1);
    let own = lines
        .take_while(|l| !l.starts_with('['))
        .filter(|l| l.contains("path ="));
    own.filter_map(|l| Some(l.split_once(" =")?.0.to_owned()))
        .collect()
}

/// The upward paths below the directory `root`, each as a line for the reader.
fn upward(root: &str, layers: Layers, exceptions: &[(&str, &str)]) -> Vec<String> {
    let dir = at(root);
    let files = sources(&dir);
    assert!(files.len() > 10, "{root} has its sources elsewhere");
    let of_file = |file: &PathBuf| {
        let module = module_of(file.strip_prefix(&dir).unwrap().to_str().unwrap());
        upward_in(&shown(file), &read(file), &module, layers, exceptions)
    };
    files.iter().flat_map(of_file).collect()
}

fn upward_in(
    file: &str,
    source: &str,
    module: &[String],
    layers: Layers,
    exceptions: &[(&str, &str)],
) -> Vec<String> {
    // The root holds the modules; it has no layer.
    let Some(own) = module.first() else {
        return Vec::new();
    };
    let rank = |name: &str| layers.iter().position(|row| row.contains(&name));
    let judge = |named: Named| {
        let path = absolute(module, &named.parts)?;
        let target = path.first().filter(|target| *target != own)?;
        let whole = path.join("::");
        let stays = exceptions
            .iter()
            .any(|(from, to)| from == own && whole == *to);
        let what = match (rank(own), rank(target)) {
            (None, _) => format!("no layer has {own}"),
            (_, None) => format!("no layer has {target}"),
            (Some(from), Some(to)) if to > from && !stays => format!("{own} must not use {target}"),
            _ => return None,
        };
        Some(format!("{file}:{}: {what}: {whole}", named.line))
    };
    paths(source, &["crate", "super", "self"])
        .into_iter()
        .filter_map(judge)
        .collect()
}

/// A path from the crate's root on; none for what is named so in a root.
fn absolute(module: &[String], parts: &[String]) -> Option<Vec<String>> {
    let ups = parts.iter().take_while(|part| *part == "super").count();
    let mut path = match parts[0].as_str() {
        "crate" => Vec::new(),
        _ => module[..module.len().checked_sub(ups)?].to_vec(),
    };
    let skip = ups.max(usize::from(parts[0] != "super"));
    path.extend_from_slice(&parts[skip..]);
    Some(path)
}

/// The module that a file is, from the crate's root on: `types/list/sort.rs` is `types::list::sort`.
fn module_of(file: &str) -> Vec<String> {
    let mut module: Vec<_> = file
        .trim_end_matches(".rs")
        .split('/')
        .map(str::to_owned)
        .collect();
    if module
        .last()
        .is_some_and(|name| name == "mod" || name == "lib")
    {
        module.pop();
    }
    module
}

/// The Rust sources of a directory, or the file itself; files of tests are left out.
fn sources(place: &Path) -> Vec<PathBuf> {
    let name = place.file_stem().and_then(|n| n.to_str()).unwrap_or("");
    if name == "tests" || name == "bin" {
        return Vec::new();
    }
    let Ok(dir) = fs::read_dir(place) else {
        let is_source = place.exists() && place.extension().is_some_and(|e| e == "rs");
        return Vec::from_iter(is_source.then(|| place.to_owned()));
    };
    let mut inside: Vec<_> = dir.map(|entry| entry.unwrap().path()).collect();
    inside.sort();
    inside.iter().flat_map(|place| sources(place)).collect()
}

fn read(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()))
}

/// A file as messages name it: from the repository's root on.
fn shown(file: &Path) -> String {
    let root = at("");
    file.strip_prefix(&root)
        .unwrap_or(file)
        .display()
        .to_string()
}

fn refuse(lines: Vec<String>) {
    assert!(lines.is_empty(), "\n{}\n", lines.join("\n"));
}
