//! MicroPython's manifests as roots.

#![cfg(unix)]

mod device;

use device::Dir;

fn project(name: &str) -> Dir {
    let d = Dir::new(name);
    for dir in [
        "app/pkg/deep",
        "app/modules",
        "lib/micropython/drivers/thing",
        "lib/python-stdlib/other/other",
        "port",
    ] {
        std::fs::create_dir_all(d.path(dir)).expect("a directory");
    }
    d.file("app/main.py", "import one, two, thing, other, pkg.deep.x\nprint(one.A, two.A, thing.A, other.A, pkg.deep.x.A)\n")
        .file("app/one.py", "A = 1\n")
        .file("app/modules/two.py", "A = 2\n")
        .file("app/modules/three.py", "A = 3\n")
        .file("app/pkg/__init__.py", "")
        .file("app/pkg/deep/x.py", "A = 5\n")
        .file("app/manifest.py", "\
\"\"\"What the box has.\"\"\"
metadata(version=\"1.0\", description=\"a box\")
include(\"$(PORT_DIR)/manifest.py\")
include([\"manifest_more.py\"])
module(\"main.py\")
module(\"one.py\", opt=3)
package(\"pkg\", base_path=\".\")
require(\"thing\")
require(\"platform\", unix_ffi=False)
")
        .file("app/manifest_more.py", "freeze(\"modules\", (\"two.py\",))\nrequire('other')\n")
        .file("lib/micropython/drivers/thing/manifest.py", "metadata(version='1')\nmodule('thing.py')\n")
        .file("lib/micropython/drivers/thing/thing.py", "A = 6\n")
        .file("lib/python-stdlib/other/manifest.py", "package('other')\n")
        .file("lib/python-stdlib/other/other/__init__.py", "A = 7\n");
    d
}

#[test]
fn a_manifest_is_a_root() {
    let d = project("manifest-root");
    let lib = ["app/manifest.py", "--micropython-lib", "lib", "-o", "x.img"];
    let o = d.freeze(&lib);
    assert_eq!(o.code, Some(0), "{o:?}");
    assert!(
        o.err.starts_with(
            "warning: app/manifest.py:3: $(PORT_DIR)/manifest.py is left out: PORT_DIR is not set"
        ),
        "{o:?}"
    );
    for name in [
        "main",
        "one",
        "two",
        "thing",
        "other",
        "pkg.deep.x",
        "platform",
    ] {
        assert!(o.out.contains(&format!("\n{name} ")), "{name} {o:?}");
    }
    assert!(!o.out.contains("\nthree "), "{o:?}");
    assert_eq!(d.freeze(&["run", "x.img"]).out, "1 2 6 7 5\n");
    d.file("port/manifest.py", "freeze('../app/modules', 'three.py')\n");
    let o = d.freeze(&[&lib[..], &["--manifest-variable", "PORT_DIR=port"]].concat());
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{o:?}");
    assert!(o.out.contains("\nthree "), "{o:?}");
}

#[test]
fn what_a_manifest_may_not_have() {
    let d = project("manifest-wrong");
    let wrong = [
        ("x = 1\n", "manifest.py:1:1: a manifest is read and not run"),
        ("pass\nfor n in ('a',):\n    module(n)\n", "manifest.py:2:1: a manifest is read and not run"),
        ("module(name)\n", "manifest.py:1:8: a manifest is read and not run"),
        ("modul('a.py')\n", "manifest.py:1: modul is not known in a manifest"),
        ("\nmodule('none.py')\n", "manifest.py:2: there is no file none.py"),
        ("module(3)\n", "manifest.py:1: module: module_path has to be a text"),
        ("require('nothing')\n", "manifest.py:1: there is no package nothing to require\n  help: name the directory of micropython-lib with --micropython-lib"),
        ("include('none.py')\n", "manifest.py:1: there is no manifest none.py"),
        ("include('manifest.py')\n", "manifest.py: manifests include each other without end"),
        ("package('none')\n", "manifest.py:1: none: there is no such file or directory"),
        ("freeze('$(X')\n", "manifest.py:1: the variable in $(X does not end"),
    ];
    for (text, message) in wrong {
        d.file("manifest.py", text);
        let o = d.freeze(&["manifest.py", "-o", "x.img"]);
        assert_eq!((o.code, o.out.as_str()), (Some(1), ""), "{text:?} {o:?}");
        assert!(
            o.err.starts_with(&format!("error: {message}")),
            "{text:?} {o:?}"
        );
    }
}
