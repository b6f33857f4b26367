//! Helpers that the tests share: directories, runs of the tool, and firmwares. The firmwares
//! are ELF files that are made here, so that no test needs a cross compiler, and so that each
//! can be wrong in one point.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A directory of its own for a case.
pub struct Dir(pub PathBuf);

impl Dir {
    /// Makes an empty directory; `name` is unique.
    pub fn new(name: &str) -> Dir {
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("device-{name}"));
        let _ = fs::remove_dir_all(&dir);
        fs::create_dir_all(dir.join("tmp")).expect("a directory for the case");
        Dir(dir)
    }
    /// Writes a file.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> &Dir {
        fs::write(self.path(name), content).expect("a file for the case");
        self
    }
    /// Writes a shell script that can be started.
    pub fn script(&self, name: &str, text: &str) -> &Dir {
        // Another process writes it: while this one has a file open for writing, a child that another test starts at that
        // moment has it open too, and the system refuses to run it.
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", "cat > \"$1\" && chmod 755 \"$1\"", "sh"]);
        let shell = shell.arg(self.path(name)).stdin(Stdio::piped()).spawn();
        let mut shell = shell.expect("a shell starts");
        let script = format!("#!/bin/sh\n{text}");
        let mut input = shell.stdin.take().expect("a pipe");
        input.write_all(script.as_bytes()).expect("it reads");
        drop(input);
        assert!(shell.wait().expect("it ends").success(), "{name}");
        self
    }
    /// The path of a file.
    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
    /// The content of a file.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }
    /// The command `freeze` with arguments, in the directory. PATH begins with this directory, and temporary
    /// files go below it.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_freeze"));
        command.args(args).current_dir(&self.0).stdin(Stdio::null());
        command.env("PATH", format!("{}:/usr/bin:/bin", self.0.display()));
        command.env("TMPDIR", self.path("tmp"));
        command
    }
    /// Runs `freeze`, which has to leave no temporary file behind.
    pub fn freeze(&self, args: &[&str]) -> Outcome {
        let done = self.command(args).output().expect("freeze starts");
        let left = fs::read_dir(self.path("tmp")).expect("it is there").count();
        assert_eq!(left, 0, "temporary files are left: {args:?}");
        Outcome {
            code: done.status.code(),
            out: String::from_utf8_lossy(&done.stdout).into_owned(),
            err: String::from_utf8_lossy(&done.stderr).into_owned(),
        }
    }
    /// Runs `freeze`, which has to fail with status 1 and a message with `parts`, and to print nothing else.
    pub fn refused(&self, args: &[&str], parts: &[&str]) {
        let o = self.freeze(args);
        assert_eq!((o.code, o.out.as_str()), (Some(1), ""), "{args:?} {o:?}");
        // Warnings that tell the cause may come first.
        let fails = o.err.lines().any(|l| l.starts_with("error: "));
        assert!(fails, "{args:?} {o:?}");
        for part in parts {
            assert!(o.err.contains(part), "{part:?} is missing: {args:?} {o:?}");
        }
    }
    /// Freezes `text` to `NAME.img` and `NAME.sym`, without line tables in the image.
    pub fn image(&self, name: &str, text: &str) -> &Dir {
        let (py, img) = (format!("{name}.py"), format!("{name}.img"));
        self.file(&py, text);
        let o = self.freeze(&[
            "-q",
            "--debug-info",
            "sidecar",
            "--main",
            &py,
            "-o",
            &img,
            &py,
        ]);
        assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{o:?}");
        self
    }
}

/// How a run ended.
#[derive(Debug)]
pub struct Outcome {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// `sh_type` and `sh_flags` of a section.
pub const BITS: (u32, u32) = (1, 2);
pub const CODE: (u32, u32) = (1, 6);
pub const ZEROS: (u32, u32) = (8, 3);
const NOT_LOADED: (u32, u32) = (1, 0);
/// `st_info` of a function.
pub const FUNCTION: u8 = 2;
/// `st_info` of a symbol without a type.
pub const NO_TYPE: u8 = 0;

/// A section of an [`Elf`].
#[derive(Clone)]
pub struct Section {
    pub name: &'static str,
    pub kind: (u32, u32),
    pub address: u32,
    pub bytes: Vec<u8>,
}

/// A firmware whose fields a test can change before [`Elf::bytes`] makes the file.
#[derive(Clone)]
pub struct Elf {
    pub machine: u16,
    /// The words of the section `.permafrost`. Without words, there is no such section.
    pub words: Vec<u32>,
    pub sections: Vec<Section>,
    /// Name, address, size, `st_info`.
    pub symbols: Vec<(&'static str, u32, u32, u8)>,
    pub entry: u32,
}

impl Elf {
    /// A valid firmware, with sections in each memory.
    pub fn new() -> Elf {
        let section = |name, kind, address, len: usize| Section {
            name,
            kind,
            address,
            bytes: vec![0; len],
        };
        let fingerprint = vm::fingerprint();
        Elf {
            machine: 94,
            words: vec![
                u32::from_le_bytes(*b"PFRF"),
                2,
                fingerprint,
                0x4028_0000,
                0x8_0000,
                0x3ffe_8400,
                80_896,
                0x3fff_c000,
                0x4000_0000,
            ],
            sections: vec![
                section(".iram", CODE, 0x4010_0000, 400),
                section(".data", BITS, 0x3ffe_8000, 16),
                section(".rodata.dram", BITS, 0x3ffe_8010, 32),
                section(".bss", ZEROS, 0x3ffe_8030, 100),
                section(".irom0.text", CODE, 0x4021_0000, 2000),
            ],
            symbols: vec![
                ("vectors", 0x4010_0000, 0, NO_TYPE),
                // Between the two functions are 12 bytes of literals.
                (
                    "_RNvCs2UhgsdUnUpf_8firmware4main",
                    0x4021_0004,
                    600,
                    FUNCTION,
                ),
                ("collect", 0x4021_0268, 300, FUNCTION),
                ("_rodata_start", 0x4021_0400, 0, NO_TYPE),
            ],
            entry: 0x4010_0000,
        }
    }

    /// The bytes of the ELF file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut sections = self.sections.clone();
        let mut add = |name, kind, bytes: Vec<u8>| {
            sections.push(Section {
                name,
                kind,
                address: 0,
                bytes,
            });
        };
        if !self.words.is_empty() {
            let words = self.words.iter().flat_map(|w| w.to_le_bytes());
            add(".permafrost", NOT_LOADED, words.collect());
        }
        let (mut symbols, mut strings) = (vec![0; 16], vec![0]);
        for (name, address, size, info) in &self.symbols {
            for word in [strings.len() as u32, *address, *size] {
                symbols.extend(word.to_le_bytes());
            }
            symbols.extend([*info, 0, 1, 0]);
            strings.extend(name.bytes().chain([0]));
        }
        add(".symtab", (2, 0), symbols);
        add(".strtab", (3, 0), strings);
        add(".shstrtab", (3, 0), Vec::new());
        let mut names = vec![0];
        let mut places = Vec::new();
        for s in &sections {
            places.push(names.len() as u32);
            names.extend(s.name.bytes().chain([0]));
        }
        let last = sections.len() - 1;
        sections[last].bytes = names;

        let mut data: Vec<u8> = Vec::new();
        let loaded = sections
            .iter()
            .filter(|s| s.kind.1 & 2 != 0 && s.kind.0 == 1);
        let heads = 52 + 32 * loaded.count();
        let mut headers = vec![0; 40];
        let mut programs = Vec::new();
        for (s, name) in sections.iter().zip(places) {
            let at = (heads + data.len()) as u32;
            let len = s.bytes.len() as u32;
            let link = if s.name == ".symtab" { last as u32 } else { 0 };
            let (kind, flags) = s.kind;
            for word in [name, kind, flags, s.address, at, len, link, 0, 4, 0] {
                headers.extend(word.to_le_bytes());
            }
            if kind != 8 {
                data.extend(&s.bytes);
                data.resize(data.len().next_multiple_of(4), 0);
            }
            if kind == 1 && flags & 2 != 0 {
                for word in [1, at, s.address, s.address, len, len, 7, 4] {
                    programs.extend(u32::to_le_bytes(word));
                }
            }
        }
        let mut file = b"\x7fELF\x01\x01\x01\0\0\0\0\0\0\0\0\0".to_vec();
        let half = |file: &mut Vec<u8>, n: usize| file.extend((n as u16).to_le_bytes());
        half(&mut file, 2);
        half(&mut file, self.machine.into());
        for word in [1, self.entry, 52, (heads + data.len()) as u32, 0x300] {
            file.extend(word.to_le_bytes());
        }
        for n in [
            52,
            32,
            programs.len() / 32,
            40,
            sections.len() + 1,
            last + 1,
        ] {
            half(&mut file, n);
        }
        file.extend(programs);
        file.extend(data);
        file.extend(headers);
        file
    }
}
