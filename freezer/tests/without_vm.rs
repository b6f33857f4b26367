//! The compiler, the linker, `freeze inspect` and `freeze size` need no VM: they use only the crate `format`.

use std::fs;
use std::path::{Path, PathBuf};

/// Files and directories below `freezer/` that must not name the VM.
const WITHOUT_VM: [&str; 7] = [
    "compiler/Cargo.toml",
    "compiler/src",
    "src/cli/commands/inspect.rs",
    "src/cli/commands/size.rs",
    "src/cli/support/image",
    "src/firmware/elf.rs",
    "src/firmware/sizes.rs",
];

/// True if a line names the VM, in a Rust path or as a dependency of a package.
fn names_vm(line: &str) -> bool {
    let in_path = line.match_indices("vm::").any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
    });
    in_path || line.contains("permafrost-vm")
}

#[test]
fn what_reads_or_writes_images_alone_does_not_name_the_vm() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for name in WITHOUT_VM {
        collect(&root.join(name), &mut files);
    }
    assert!(files.len() > 30, "only {} files were found", files.len());
    let mut wrong = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).expect("a readable file");
        for (i, line) in text.lines().enumerate() {
            let comment = line.trim_start().starts_with("//");
            if !comment && names_vm(line) {
                wrong.push(format!("{}:{}: {line}", file.display(), i + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Collects the files below `path`, or the file itself.
fn collect(path: &Path, files: &mut Vec<PathBuf>) {
    if path.is_dir() {
        for entry in fs::read_dir(path).expect("a directory") {
            collect(&entry.expect("an entry").path(), files);
        }
    } else {
        files.push(path.to_path_buf());
    }
}
