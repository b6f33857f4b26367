//! Files in an image, and the file that keeps a board's flash.

#![cfg(unix)]

mod device;

use device::Dir;

/// Runs a command, which has to end well, and gives its output.
fn out(d: &Dir, args: &[&str]) -> String {
    let o = d.freeze(args);
    assert_eq!(o.code, Some(0), "{args:?} {o:?}");
    o.out
}

fn project(name: &str) -> Dir {
    let d = Dir::new(name);
    std::fs::create_dir_all(d.path("fonts/deep")).expect("directories");
    d.file("freeze.toml", "data = ['config.json', 'fonts/']\n")
        .file("config.json", "{\"n\": 3}")
        .file("fonts/text.txt", "first\nzw\u{f6}lf\nlast")
        .file("fonts/deep/a.bin", "0123456789")
        .file("fonts/.hidden", "no");
    d
}

#[test]
fn files_of_an_image_are_read_in_place_and_hidden_by_files_of_the_store() {
    let d = project("data-read");
    let text = "\
import gc, json, os
def fails(f, *args):
    try:
        f(*args)
    except OSError as e:
        print(e.errno)
def cost():
    gc.collect()
    before = gc.mem_alloc()
    f = open('fonts/deep/a.bin', 'rb')
    n = gc.mem_alloc() - before
    f.close()
    f = None
    gc.collect()
    return n, gc.mem_alloc() - before
print(os.listdir(), os.listdir('fonts'), list(os.ilistdir('fonts/deep')), os.stat('config.json')[6])
with open('config.json') as f:
    print(json.load(f), f.read())
with open('fonts/text.txt') as f:
    print(repr(f.read(8)), f.readlines(), f.seek(6), f.readline(), [line for line in f])
b = bytearray(4)
with open('/fonts/deep/a.bin', 'rb') as f:
    print(f.seek(-5, 2), f.read(2), f.readinto(b), b, f.tell(), type(f).__name__)
for f in (os.remove, os.rmdir):
    fails(f, 'config.json')
fails(os.rmdir, 'fonts')
fails(os.mkdir, 'fonts')
fails(os.rename, 'config.json', 'x')
with open('config.json', 'w') as f:
    f.write('[]')
print(open('config.json').read(), os.listdir())
os.remove('config.json')
print(open('config.json').read())
with open('fonts/text.txt', 'a') as f:
    f.write('!')
print(repr(open('fonts/text.txt').read()), os.listdir('fonts'))
cost()
print(cost())
";
    d.file("main.py", text);
    let report = out(&d, &["main.py", "-o", "x.img"]);
    assert!(report.contains("data    35 B of 3 files"), "{report}");
    let listing = out(&d, &["inspect", "x.img"]);
    for file in ["config.json", "fonts/deep/a.bin", "fonts/text.txt"] {
        assert!(listing.contains(file), "{listing}");
    }
    let expected = "\
['config.json', 'fonts'] ['deep', 'text.txt'] [('a.bin', 32768, 0, 10)] 8
{'n': 3} 
'first\\nzw' ['\\xf6lf\\n', 'last'] 6 zw\u{f6}lf
 ['last']
5 b'56' 3 bytearray(b'789\\x00') 10 FileIO
30
30
39
17
30
[] ['config.json', 'fonts']
{\"n\": 3}
'first\\nzw\\xf6lf\\nlast!' ['deep', 'text.txt']
(20, 0)
";
    assert_eq!(out(&d, &["run", "x.img"]), expected);
}

#[test]
fn files_come_from_the_command_line_too() {
    let d = project("data-line");
    d.file(
        "main.py",
        "import os\nprint(os.listdir(), open('a.bin').read())\n",
    )
    .file("freeze.toml", "");
    let path = d.path("fonts/deep/a.bin");
    let path = path.to_str().expect("a path");
    assert_eq!(
        out(&d, &["run", "--data", path, "main.py"]),
        "['a.bin'] 0123456789\n"
    );
    let o = d.freeze(&["run", "--data", "nothing", "main.py"]);
    assert_eq!(o.code, Some(1), "{o:?}");
    assert!(
        o.err.contains("nothing") && o.err.contains("data:"),
        "{o:?}"
    );
    // One file may be named twice, but two files have no common path.
    assert_eq!(
        out(&d, &["run", "--data", path, "--data", path, "main.py"]),
        "['a.bin'] 0123456789\n"
    );
    d.file("a.bin", "another");
    d.refused(
        &["run", "--data", "a.bin", "--data", path, "main.py"],
        &["a.bin in the image is already another file"],
    );
}

#[test]
fn an_image_is_refused_whose_files_are_no_tuple() {
    let d = project("data-damaged");
    d.file("main.py", "print(1)\n");
    out(&d, &["main.py", "-o", "x.img"]);
    let mut words: Vec<u32> = std::fs::read(d.path("x.img"))
        .expect("an image")
        .chunks(4)
        .map(|w| u32::from_le_bytes(w.try_into().expect("a word")))
        .collect();
    words[format::image::header::DATA as usize] += 1 << 3;
    words[format::image::header::CRC as usize] = format::image::crc32(words.iter().copied());
    let bytes: Vec<u8> = words.iter().flat_map(|w| w.to_le_bytes()).collect();
    d.file("x.img", bytes);
    let o = d.freeze(&["run", "x.img"]);
    assert_eq!(o.code, Some(1), "{o:?}");
    assert!(o.err.contains("wrong structure at byte 72"), "{o:?}");
}

#[test]
fn a_file_keeps_the_flash_of_board_and_emulated_chip() {
    let d = project("data-flash");
    let text = "\
import os
with open('log', 'a') as f:
    f.write('x')
print(open('log').read(), os.statvfs('')[2])
";
    d.file("main.py", text);
    let run = |command: &str, more: &[&str]| {
        let all = [&[command, "--flash", "flash.bin"], more, &["main.py"]].concat();
        out(&d, &all)
    };
    assert_eq!(run("run", &[]), "x 760\n");
    assert_eq!(run("emulate", &[]), "xx 760\n");
    assert_eq!(run("run", &[]), "xxx 760\n");
    let size = std::fs::metadata(d.path("flash.bin"))
        .expect("the file")
        .len();
    assert_eq!(size, 4 << 20);

    // A board with 1 MiB has no store, but the files of its image.
    d.file("flash.bin", vec![0xff; 1 << 20]);
    let text = "\
for mode in ('r', 'w', 'a', 'x'):
    try:
        print(open('config.json' if mode == 'r' else 'new', mode).read())
    except OSError as e:
        print(e)
";
    d.file("main.py", text);
    let expected = "{\"n\": 3}\n[Errno 19] ENODEV\n[Errno 19] ENODEV\n[Errno 19] ENODEV\n";
    assert_eq!(run("run", &[]), expected);
    assert_eq!(run("emulate", &[]), expected);
}
