//! Wrong uses of the tool, each with what it says: `freezer/tests/wrong/*.txt`.
//!
//!     UPDATE_RECORDED=1 cargo test -p permafrost-freezer --test wrong_uses      writes the messages again
//!
//! A use is a line `$ COMMAND`, the lines that the command prints on standard error, and a line `exit N`. No use may pass
//! silently: each has to fail with a message, or to warn. Read what is written again as somebody who meets it for the first
//! time: does it name the file and the line, and say what to do?

#![cfg(unix)]

mod device;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use device::Dir;

/// The least number of uses.
const LEAST: usize = 90;

/// Files for the uses, by name.
const FILES: &[(&str, &str)] = &[
    ("a.py", "print('a')\n"),
    ("b.py", "import a\n"),
    ("empty.py", ""),
    ("print2.py", "print 'hello'\n"),
    ("exec2.py", "try:\n    pass\nexcept ValueError, e:\n    pass\n"),
    ("paren.py", "x = (1,\n     2\ny = 3\n"),
    ("indent.py", "def f():\nreturn 1\n"),
    ("tabs.py", "if 1:\n\tx = 1\n        y = 2\n     z = 3\n"),
    ("quote.py", "x = 'abc\n"),
    ("colon.py", "if 1\n    pass\n"),
    ("ret.py", "return 1\n"),
    ("assign.py", "f() = 1\n"),
    ("my-module.py", "x = 1\n"),
    ("uses-dash.py", "import my-module\n"),
    ("forever.py", "while True:\n    pass\n"),
    ("raises.py", "x = 1 / 0\n"),
    ("typo.py", "import time\ndef f():\n    return lenght(1)\nprint(1)\n"),
    ("attribute.py", "import machine\ndef f():\n    machine.Foo()\nprint(1)\n"),
    ("absent.py", "def f():\n    import nothing_there\nprint(1)\n"),
    ("wifi.py", "import network\n"),
    ("noqa.py", "# freeze: ignore[undefined]\nprint(1)\n"),
    ("viper.py", "import micropython\n@micropython.viper\ndef f():\n    pass\n"),
    ("opens.py", "print(open('data.txt').read())\n"),
    ("data.txt", "data\n"),
    ("notes.txt", "hello\n"),
    ("text.img", "hello"),
    ("text.sym", "hello"),
    ("nostory.toml", "[[box]]\nname = 'x'\nbox = 'y'\n"),
    ("story.toml", "roots = ['a.py']\nstory-packages = ['stories']\n[[box]]\nname = 'x'\nstory = 'well'\nbox = 'y'\n"),
    ("key.toml", "man = 'a.py'\n"),
    ("syntax.toml", "main = a.py\n"),
    ("twice.toml", "main = 'a.py'\nmain = 'b.py'\n"),
    ("heap.toml", "main = 'a.py'\nheap = 100\n"),
    ("type.toml", "main = 'a.py'\nexclude = 'b'\n"),
    ("data.toml", "main = 'a.py'\ndata = ['none.json']\n"),
    ("part.toml", "main = 'a.py'\n[[part]]\nkind = 'ssd1360'\nscl = 5\nsda = 4\n"),
    ("pin.toml", "main = 'a.py'\n[[part]]\nkind = 'ssd1306'\nscl = 99\nsda = 4\n"),
    ("partkey.toml", "main = 'a.py'\n[[part]]\nkind = 'ssd1306'\nscl = 5\nsda = 4\ncolour = 1\n"),
    ("lint.toml", "main = 'a.py'\n[lint]\nignore = ['undefined']\n"),
    ("images.toml", "main = 'a.py'\n[[image]]\nname = 'one'\n[[image]]\nname = 'two'\nrom = 1\n"),
    ("near.toml", "main = 'a.py'\n[[image]]\nname = 'one'\nexclud = ['b']\n"),
    ("manifest.py", "module('none.py')\n"),
    ("manifest_loop.py", "for n in ('a',):\n    module(n + '.py')\n"),
    ("manifest_call.py", "modul('a.py')\n"),
    ("imagedata.toml", "main = 'a.py'\n[[image]]\nname = 'one'\ndata = [\n  'none.json',\n]\n"),
    ("pins.toml", "main = 'a.py'\n[[part]]\nkind = 'led'\npin = 99\n[[part]]\nkind = 'button'\npin = -1\n"),
    ("octal.py", "x = 0777\n"),
    ("break.py", "for x in (1,):\n    pass\nbreak\n"),
    ("nonlocal.py", "nonlocal x\n"),
    ("argument.py", "def f(a, a):\n    pass\n"),
    ("yield.py", "yield 1\n"),
    ("star.py", "def f():\n    from a import *\n"),
    ("braces.py", "x = 1\nprint(f'{x')\n"),
    ("match.py", "x = 1\nmatch x:\n    case 1:\n        pass\n"),
    ("else.py", "if 1:\n    pass\nelse if 2:\n    pass\n"),
    ("increment.py", "x = 1\nx++\n"),
    ("smart.py", "print(\u{201c}hello\u{201d})\n"),
    ("and.py", "x = 1\nif x && 2:\n    pass\n"),
    ("equals.py", "x = 1\nif x = 1:\n    pass\n"),
    ("brace.py", "x = 1\nif x {\n    pass\n}\n"),
    ("not.py", "x = 1\nprint(!x)\n"),
    ("var.py", "var x = 1\n"),
    ("nocolon.py", "for i in range(3)\n    print(i)\n"),
    ("operator.py", "x = y = 1\nif x y: pass\n"),
    ("keyword.py", "f = y = 1\nif f(x=1) y: pass\n"),
    ("prompt.py", ">>> print(1)\n"),
    ("raw.py", "x = 'C:\\x'\n"),
    ("chain.py", "import full.part\n"),
    ("nosteps.txt", "# nothing yet\n"),
    ("tap.txt", "wait 100\ntap anna\n"),
    ("step.txt", "tap anna\nnonsense\n"),
    ("expect.txt", "expect something else\n"),
    ("card.txt", "tap\n"),
    ("old/esptool", "#!/bin/sh\nprintf 'esptool.py v4.7\\n4.7.0\\n'\n"),
    ("failing/esptool", "#!/bin/sh\n[ \"$*\" = version ] && { printf '5.1.0\\n'; exit; }\necho 'A fatal error occurred: Could not open x' >&2\nexit 2\n"),
    ("full/main.py", "import part\n"),
    ("full/part.py", "x = = 1\n"),
    ("two/m.py", "x = 1\n"),
    ("twin/m.py", "x = 2\n"),
    ("void/notes.txt", "no Python\n"),
];

/// A directory with these files, some images, and files of other kinds.
fn ready() -> Dir {
    let d = Dir::new("wrong-uses");
    for dir in [
        "dir", "old", "failing", "full", "two", "twin", "void", "project",
    ] {
        fs::create_dir(d.path(dir)).expect("a directory");
    }
    for (name, text) in FILES {
        match name.ends_with("esptool") {
            true => d.script(name, text.trim_start_matches("#!/bin/sh\n")),
            false => d.file(name, text),
        };
    }
    d.file("binary.py", [0u8, 159, 146, 150, 10, 0]);
    d.file("utf16.py", [0xff, 0xfe, b'x', 0, b'=', 0, b'1', 0, 10, 0]);
    d.file("nul.py", "x = 1\0\n");
    d.image("good", "print('good')\n");
    let image = fs::read(d.path("good.img")).expect("it was made");
    d.file("short.img", &image[..image.len() / 2]);
    d.file("empty.img", "");
    let mut other = image.clone();
    other[8] ^= 1;
    d.file("other.img", &other);
    let mut damaged = image.clone();
    let last = damaged.len() - 5;
    damaged[last] ^= 1;
    d.file("damaged.img", &damaged);
    d.file("library.py", "x = 1\n");
    let o = d.freeze(&[
        "library.py",
        "a.py",
        "-q",
        "-o",
        "library.img",
        "--exclude",
        "a",
    ]);
    assert_eq!(o.code, Some(0), "{o:?}");
    d
}

/// A use: its command and what is recorded for it.
struct Use {
    command: String,
    recorded: Vec<String>,
}

fn read(path: &Path) -> (Vec<String>, Vec<Use>) {
    let text = fs::read_to_string(path).expect("the uses can be read");
    let (mut head, mut uses) = (Vec::new(), Vec::<Use>::new());
    for line in text.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            uses.push(Use {
                command: command.to_owned(),
                recorded: Vec::new(),
            });
        } else if let Some(last) = uses.last_mut() {
            last.recorded.push(line.to_owned());
        } else {
            head.push(line.to_owned());
        }
    }
    (head, uses)
}

/// The lines of a command on standard error, and its exit status.
fn run(d: &Dir, command: &str) -> Vec<String> {
    let tool = Path::new(env!("CARGO_BIN_EXE_freeze"));
    let tools = tool.parent().expect("the tool is in a directory");
    let done = Command::new("sh")
        .args(["-c", command])
        .current_dir(&d.0)
        .env("PATH", format!("{}:/usr/bin:/bin", tools.display()))
        .env("TMPDIR", d.path("tmp"))
        .env("FREEZE_TEST_PORTS", d.path("no-ports"))
        .env_remove("FREEZE_PORT")
        .output()
        .expect("the shell runs");
    let here = d.0.display().to_string();
    let text = String::from_utf8_lossy(&done.stderr).replace(&here, "HERE");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let code = done.status.code().expect("no signal ends it");
    let says = |word: &str| lines.iter().any(|line| line.starts_with(word));
    let told = says("error: ") || code == 0 && says("warning: ");
    if !told {
        lines.push("THIS PASSES SILENTLY".to_owned());
    }
    assert!(
        !text.contains("panicked") && !text.contains("os error"),
        "{command}\n{text}"
    );
    lines.push(format!("exit {code}"));
    lines
}

#[test]
fn no_wrong_use_passes_silently() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wrong");
    let mut files: Vec<PathBuf> = fs::read_dir(&dir)
        .expect("the uses are there")
        .map(|e| e.expect("an entry").path())
        .collect();
    files.sort();
    let update = std::env::var_os("UPDATE_RECORDED").is_some_and(|v| v == "1");
    let (mut count, mut wrong) = (0, Vec::new());
    let d = ready();
    for path in files {
        let (mut text, uses) = read(&path);
        for u in uses {
            let now = run(&d, &u.command);
            count += 1;
            let recorded = u.recorded.iter().filter(|l| !l.is_empty());
            assert!(
                update || now.iter().all(|l| !l.contains("SILENTLY")),
                "{}",
                u.command
            );
            if !update && !now.iter().filter(|l| !l.is_empty()).eq(recorded) {
                wrong.push(format!("$ {}\n{}", u.command, now.join("\n")));
            }
            text.push(format!("$ {}", u.command));
            text.extend(now);
            text.push(String::new());
        }
        if update {
            let text = text.join("\n").trim_end().to_owned() + "\n";
            fs::write(&path, text).expect("the uses can be written");
        }
    }
    assert!(count >= LEAST, "too few uses: {count}");
    assert!(wrong.is_empty(), "now:\n{}", wrong.join("\n\n"));
}
