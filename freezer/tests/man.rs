//! The manual pages and the completion scripts: they know every command and every option.

#![cfg(unix)]

mod device;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use device::Dir;

/// The commands, and the options that the help of each lists.
fn commands(d: &Dir) -> BTreeMap<String, Vec<String>> {
    let options = |args: &[&str]| -> Vec<String> {
        let help = d.freeze(args).out;
        let words = help.lines().map(str::trim_start);
        let lines = words.filter(|l| l.starts_with('-'));
        let options = lines.flat_map(|l| l.split([' ', ',', '[']));
        let long = options.filter(|w| w.starts_with("--")).map(str::to_owned);
        long.collect()
    };
    let help = d.freeze(&["--help"]).out;
    let list = help.split("Commands:\n").nth(1).expect("it has commands");
    let names = list.lines().take_while(|l| !l.is_empty());
    let names = names.filter_map(|l| l.strip_prefix("  ").filter(|l| !l.starts_with(' ')));
    let names = names.filter_map(|l| l.split_whitespace().next());
    let mut all: BTreeMap<String, Vec<String>> = names
        .filter(|n| *n != "help")
        .map(|n| (n.to_owned(), options(&[n, "--help"])))
        .collect();
    assert!(all.len() > 12, "{help}");
    all.insert(String::new(), options(&["--help"]));
    all
}

#[test]
fn each_command_and_option_has_its_place_in_the_manual() {
    let d = Dir::new("man");
    let o = d.freeze(&["man", "pages"]);
    assert_eq!((o.code, o.out.as_str(), o.err.as_str()), (Some(0), "", ""));
    let mut checked = 0;
    for (name, options) in commands(&d) {
        let page = match name.as_str() {
            "" => "pages/freeze.1".to_owned(),
            name => format!("pages/freeze-{name}.1"),
        };
        let text = d.read(&page).replace(r"\-", "-");
        for option in options {
            assert!(text.contains(&option), "{page} has no {option}");
            checked += 1;
        }
    }
    assert!(checked > 150, "{checked}");
    let first = d.read("pages/freeze.1");
    assert_eq!(d.freeze(&["man"]).out, first);
    // Where there is a formatter that takes a page without a mistake, it has nothing to complain about.
    d.file("right.1", ".TH RIGHT 1\n.SH NAME\nright \\- a page\n");
    if complaints(&d.path("right.1")).is_none_or(|said| !said.is_empty()) {
        return;
    }
    for name in fs::read_dir(d.path("pages")).expect("they are there") {
        let path = name.expect("an entry").path();
        assert_eq!(complaints(&path).as_deref(), Some(""), "{}", path.display());
    }
}

/// The complaints of the formatter about a page. `None` if there is no formatter.
fn complaints(page: &Path) -> Option<String> {
    let mut man = Command::new("man");
    let done = man.args(["--warnings", "-l"]).arg(page).output().ok()?;
    Some(String::from_utf8_lossy(&done.stderr).into_owned())
}

#[test]
fn completions_know_each_command_and_option() {
    let d = Dir::new("completions");
    let all = commands(&d);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let o = d.freeze(&["completions", shell]);
        assert_eq!(o.code, Some(0), "{shell} {o:?}");
        for (name, options) in &all {
            assert!(o.out.contains(name.as_str()), "{shell}: {name}");
            for option in options {
                let bare = option.trim_start_matches("--");
                assert!(o.out.contains(bare), "{shell}: {name} {option}");
            }
        }
        d.file(shell, o.out);
    }
    let load = "source ./bash && complete -p freeze";
    let done = Command::new("bash")
        .args(["-c", load])
        .current_dir(&d.0)
        .output();
    let done = done.expect("bash starts");
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(said.contains("-F _freeze"), "{said}");
}
