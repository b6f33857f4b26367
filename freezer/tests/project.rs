//! A project: what `freeze new` makes, and what `freeze` and the other commands do with `freeze.toml`.

#![cfg(unix)]

mod device;

use std::fs;

use device::Dir;

/// A directory without the one for temporary files, which the other tests have.
fn empty(name: &str) -> Dir {
    let d = Dir::new(&format!("project-{name}"));
    fs::remove_dir(d.path("tmp")).expect("it is empty");
    d
}

/// Runs `freeze` in a directory below `d`.
fn at(d: &Dir, below: &str, args: &[&str]) -> device::Outcome {
    let mut command = d.command(args);
    command.current_dir(d.path(below)).env_remove("TMPDIR");
    let done = command.output().expect("freeze starts");
    device::Outcome {
        code: done.status.code(),
        out: String::from_utf8_lossy(&done.stdout).into_owned(),
        err: String::from_utf8_lossy(&done.stderr).into_owned(),
    }
}

fn names(d: &Dir, below: &str) -> Vec<String> {
    let entries = fs::read_dir(d.path(below)).expect("a directory");
    let names = entries.map(|e| e.expect("an entry").file_name());
    let mut names: Vec<String> = names.map(|n| n.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_new_project_runs() {
    let d = empty("new");
    let o = at(&d, ".", &["new", "hello"]);
    let next = "made the project hello; type next:\n    cd hello\n    freeze\n    freeze run\n";
    assert_eq!(
        (o.code, o.out.as_str(), o.err.as_str()),
        (Some(0), next, "")
    );
    let files = [
        ".gitignore",
        "README.md",
        "freeze.toml",
        "main.py",
        "patterns.py",
    ];
    assert_eq!(names(&d, "hello"), files);
    assert!(d.read("hello/README.md").starts_with("# hello\n"));
    let o = at(&d, "hello", &[]);
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{o:?}");
    assert!(d.path("hello/frozen.img").is_file());
    for command in ["run", "emulate"] {
        let o = at(&d, "hello", &[command]);
        let out = "SOS\nhello\ndone\n";
        assert_eq!(
            (o.code, o.out.as_str(), o.err.as_str()),
            (Some(0), out, ""),
            "{command}"
        );
    }
    let o = at(&d, "hello", &["flash", "--dry-run", "--port", "x"]);
    assert!(
        o.out.ends_with(" write-flash 0x80000 frozen.img\n"),
        "{o:?}"
    );
    // A second one in the same place is refused, and changes nothing.
    d.file("hello/main.py", "mine\n");
    let o = at(&d, ".", &["new", "hello"]);
    assert_eq!((o.code, o.out.as_str()), (Some(1), ""));
    assert!(
        o.err
            .starts_with("error: hello: the directory has files already\n  help: "),
        "{o:?}"
    );
    assert_eq!(d.read("hello/main.py"), "mine\n");
}

#[test]
fn a_new_project_may_be_here_or_have_a_workflow() {
    let d = empty("here");
    fs::create_dir(d.path("blinky")).expect("a directory");
    let o = at(&d, "blinky", &["new", ".", "--ci", "github"]);
    let next = "made the project blinky; type next:\n    freeze\n    freeze run\n";
    assert_eq!((o.code, o.out.as_str()), (Some(0), next), "{o:?}");
    let workflow = d.read("blinky/.github/workflows/freeze.yml");
    for command in ["run: freeze --strict", "freeze emulate --check"] {
        assert!(workflow.contains(command), "{workflow}");
    }
    let o = at(&d, "blinky", &["--strict"]);
    assert_eq!(o.code, Some(0), "{o:?}");
    let o = at(&d, "blinky", &["emulate", "--check"]);
    assert_eq!(o.code, Some(0), "{o:?}");
}

#[test]
fn wrong_places_for_a_new_project() {
    let d = empty("places");
    d.file("file", "x");
    for (name, message) in [
        (
            "file",
            "error: file: there is a file of this name already\n",
        ),
        (
            "none/hello",
            "error: cannot make none/hello: the directory above it is missing\n",
        ),
        (".hidden", "error: .hidden is not the name of a project\n"),
        ("a:b", "error: a:b is not the name of a project\n"),
        ("..", "error: .. is not the name of a project\n"),
    ] {
        let o = at(&d, ".", &["new", name]);
        assert_eq!((o.code, o.out.as_str()), (Some(1), ""), "{name}");
        assert!(o.err.starts_with(message), "{name}: {}", o.err);
        assert!(o.err.contains("\n  help: "), "{name}: {}", o.err);
        assert_eq!(names(&d, "."), ["file"]);
    }
}

const IMAGES: &str = "main = 'main.py'\n\
    [[image]]\nname = 'kitchen'\nroom = 'Kitchen'\nled-pin = 2\n\
    [[image]]\nname = 'cellar'\nroom = 'Cellar'\nled-pin = 16\nlimits = { low = 8.5 }\ndata = ['c.txt']\n\
    main = 'other.py'\n";

#[test]
fn images_have_values_of_their_own() {
    let d = Dir::new("project-images");
    d.file("freeze.toml", IMAGES).file("c.txt", "data");
    d.file(
        "main.py",
        "import imageconfig as c\nprint(c.NAME, c.ROOM, c.LED_PIN)\n",
    );
    d.file(
        "other.py",
        "import imageconfig as c\nprint(c.ROOM, c.LIMITS, open('c.txt').read())\n",
    );
    let o = d.freeze(&[]);
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{o:?}");
    let first = o.out.lines().next().unwrap_or_default();
    let words: Vec<&str> = first.split_whitespace().collect();
    assert_eq!(
        words[..3],
        ["image", "modules", "bytes"],
        "no columns for boxes: {first}"
    );
    assert!(o.out.contains("2 images, "), "{}", o.out);
    for (name, out) in [
        ("kitchen", "kitchen Kitchen 2\n"),
        ("cellar", "Cellar {'low': 8.5} data\n"),
    ] {
        for command in ["run", "emulate"] {
            let o = d.freeze(&[command, "--image", name]);
            assert_eq!(
                (o.code, o.out.as_str(), o.err.as_str()),
                (Some(0), out, ""),
                "{command}"
            );
        }
        let image = format!("images/{name}.img");
        assert_eq!(d.freeze(&["run", &image]).out, out);
    }
    for (args, message) in [
        (&["run"][..], "error: freeze.toml: the project has 2 images\n  help: choose one with --image NAME; there are: kitchen, cellar\n"),
        (&["run", "--image", "kichen"], "error: freeze.toml: the project has no image kichen\n  help: did you mean kitchen?\n"),
        (&["run", "main.py", "--image", "cellar"], "error: --image chooses an image of the project, but main.py is named already\n  help: leave one of them out\n"),
    ] {
        let o = d.freeze(args);
        assert_eq!((o.code, o.err.as_str()), (Some(1), message), "{args:?}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&d.freeze(&["--json"]).out).expect("it is JSON");
    assert_eq!(
        (&json["images"][1]["name"], &json["images"][1]["box"]),
        (&"cellar".into(), &serde_json::Value::Null)
    );
}

#[test]
fn one_image_takes_what_the_file_says() {
    let d = Dir::new("project-one");
    fs::create_dir_all(d.path("src/lib")).expect("directories");
    d.file("src/main.py", "import used\nprint(used.X)\n");
    d.file("src/lib/used.py", "X = 7\n")
        .file("src/unused.py", "");
    for (toml, out) in [
        ("main = 'src/main.py'\noutput = 'out.img'\n", "out.img"),
        ("roots = ['src/main.py']\n", "frozen.img"),
        ("roots = ['src']\n", "frozen.img"),
    ] {
        d.file("freeze.toml", toml);
        let o = d.freeze(&["--json"]);
        assert_eq!(o.code, Some(0), "{toml} {o:?}");
        let json: serde_json::Value = serde_json::from_str(&o.out).expect("it is JSON");
        assert_eq!(json["image"], out, "{toml}");
        let modules = json["modules"].as_array().expect("a list");
        let unused = modules.iter().any(|m| m["name"] == "unused");
        assert_eq!(unused, toml.contains("['src']"), "{toml}");
        assert_eq!(d.freeze(&["run"]).out, "7\n", "{toml}");
        fs::remove_file(d.path(out)).expect("it was written");
    }
    // The command line wins.
    let o = d.freeze(&["-q", "-o", "mine.img"]);
    assert_eq!(o.code, Some(0), "{o:?}");
    assert!(d.path("mine.img").is_file() && !d.path("frozen.img").exists());
    // Of a project elsewhere, the paths are relative to its file.
    fs::rename(d.path("freeze.toml"), d.path("src/freeze.toml")).expect("moved");
    d.file("src/freeze.toml", "main = 'main.py'\n");
    let o = d.freeze(&["run", "--config", "src/freeze.toml"]);
    assert_eq!(o.out, "7\n", "{o:?}");
    // A mistake leaves the last image as it was.
    let before = d.freeze(&["-q", "--config", "src/freeze.toml"]);
    assert_eq!(before.code, Some(0));
    let image = fs::read(d.path("frozen.img")).expect("it was written");
    d.file("src/main.py", "import used\nprint(used.X\n");
    assert_eq!(
        d.freeze(&["-q", "--config", "src/freeze.toml"]).code,
        Some(1)
    );
    assert_eq!(fs::read(d.path("frozen.img")).ok(), Some(image));
}

#[test]
fn mistakes_in_the_file_have_their_line() {
    let d = Dir::new("project-mistakes");
    d.file("main.py", "print(1)\n");
    for (toml, message) in [
        ("mian = 'main.py'\n", "freeze.toml:1: unknown key mian\n  help: did you mean main?\n"),
        ("x = 1\nxyzzy = 2\n", "freeze.toml:1: unknown key x\n  help: the keys are "),
        ("main = 1\n", "freeze.toml:1: main is not a text\n"),
        ("roots = 'main.py'\n", "freeze.toml:1: roots is not a list of texts\n"),
        ("main = 'none.py'\n", "freeze.toml:1: main: there is no file none.py\n  help: the path is relative to this file\n"),
        ("output = ['a']\n", "freeze.toml:1: output is not a text\n"),
        ("main = 'main.py'\noutput = 'a.sym'\n", "a.sym: the image may not be called .sym"),
        ("image = 1\n", "freeze.toml:1: image is not a list of tables\n  help: write [[image]] above each\n"),
        ("[[image]]\nroom = 1\n", "freeze.toml:1: the image has no name\n"),
        ("[[image]]\nname = 'a b'\n", "freeze.toml:2: name is \"a b\", but has to be the name of a file: letters, digits, - and _\n"),
        ("[[image]]\nname = 'a'\n[[image]]\nname = 'A'\n", "freeze.toml:3: two images are called A: this one and that of line 1\n"),
        ("[[image]]\nname = 'a'\nheep = 9000\n", "freeze.toml:3: unknown key heep\n  help: write heap, or a name that is less like it\n"),
        ("[[image]]\nname = 'a'\nheap = 'x'\n", "freeze.toml:3: heap is not a number of bytes\n"),
        ("[[image]]\nname = 'a'\nheap = 99999999\n", "freeze.toml:3: heap: no board has so much: esp8266 has 80368 bytes for heap and stack\n"),
        ("[[image]]\nname = 'a'\non-error = 'stop'\n", "freeze.toml:3: on-error is not \"halt\" or \"reset\"\n"),
        ("[[image]]\nname = 'a'\nroom = 1\nROOM = 2\n", "freeze.toml:4: two keys of the image become ROOM\n"),
        ("[[image]]\nname = 'a'\n\"1x\" = 1\n", "freeze.toml:3: key \"1x\" is not a name in Python\n"),
        ("[[image]]\nname = 'a'\nroom = 2020-01-01\n", "freeze.toml:3: room: a constant cannot be a date or a time; write it as a text\n"),
        ("[[image]]\nname = 'a'\n[[box]]\nname = 'b'\n", "freeze.toml:3: a project has [[image]] tables or [[box]] tables, not both\n"),
        ("story-packages = ['s']\n", "freeze.toml:1: story-packages needs boxes, and there are none\n"),
        ("main = 'main.py'\nport = 5\n", "freeze.toml:2: "),
        ("main = \n", "freeze.toml:1: "),
    ] {
        d.file("freeze.toml", toml);
        let o = d.freeze(&[]);
        assert_eq!((o.code, o.out.as_str()), (Some(1), ""), "{toml} {o:?}");
        let wanted = format!("error: {message}");
        assert!(o.err.starts_with(&wanted), "{toml}\n{wanted}\n{}", o.err);
        assert!(!d.path("frozen.img").exists() && !d.path("images").exists(), "{toml}");
    }
    d.file("freeze.toml", "main = 'main.py'\n");
    let o = d.freeze(&["build-all"]);
    assert!(
        o.err
            .starts_with("error: freeze.toml: it has no tables [[image]] or [[box]]\n  help: "),
        "{o:?}"
    );
    let o = d.freeze(&["run", "--image", "x"]);
    assert!(
        o.err.starts_with(
            "error: freeze.toml: the project has no image x: it has one image, without a name\n"
        ),
        "{o:?}"
    );
}

#[test]
fn a_project_above_is_named() {
    let d = Dir::new("project-above");
    d.file("freeze.toml", "main = 'main.py'\n")
        .file("main.py", "");
    fs::create_dir_all(d.path("a/b")).expect("directories");
    let o = at(&d, "a/b", &["run"]);
    let above = d.0.canonicalize().expect("it is there");
    let wanted = format!(
        "error: there is no freeze.toml in this directory\n  help: there is one in {0}; go there first: cd {0}\n",
        above.display()
    );
    assert_eq!((o.code, o.err), (Some(1), wanted));
}

#[test]
fn warnings_are_shown_when_they_are_asked_for_and_when_the_freeze_fails() {
    let d = Dir::new("project-warnings");
    let typo = "def f():\n    return lenght\n";
    d.file("freeze.toml", "main = 'main.py'\n")
        .file("main.py", format!("{typo}print(1)\n"));
    let warning = "warning: main.py:2: the name lenght exists nowhere";
    for (args, shown) in [
        (["run", "-v"].as_slice(), true),
        (&["emulate", "-v"], true),
        (&["run"], false),
        (&["why", "main"], false),
        (&["report"], false),
        (&["-q"], false),
    ] {
        let o = d.freeze(args);
        assert!(o.code == Some(0), "{args:?} {o:?}");
        assert_eq!(o.err.starts_with(warning), shown, "{args:?} {o:?}");
    }
    d.file("main.py", format!("{typo}raise ValueError(1)\n"));
    let o = d.freeze(&[]);
    let error = "\nerror: main.py:3: the body of __main__ raises ValueError: 1";
    assert!(o.code == Some(1) && o.err.starts_with(warning), "{o:?}");
    assert!(o.err.contains(error), "{o:?}");
    let o = d.freeze(&["-q"]);
    assert!(o.code == Some(1) && o.err.starts_with(&error[1..]), "{o:?}");
    // So it is with the images of tables.
    d.file("freeze.toml", "main = 'main.py'\n[[image]]\nname = 'a'\n");
    let o = d.freeze(&[]);
    assert!(o.code == Some(1) && o.err.starts_with(warning), "{o:?}");
}
