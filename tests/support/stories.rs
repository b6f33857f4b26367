//! The museum's stories, frozen.

use std::path::PathBuf;

use freezer::Options;

use crate::{at, project, run};

/// Options to freeze all of `pystories` with this program of it as the entry.
pub fn program(main: &str) -> Options {
    let mut options = run::program(&at("pystories").join(main));
    options.roots = roots();
    options.exclude = vec!["boilerplate".to_owned()];
    options
}

/// Options to freeze everything that a box needs, without a program: all but the template compiler, which runs on a PC.
pub fn all() -> Options {
    Options {
        roots: roots(),
        exclude: vec!["boilerplate".to_owned()],
        ..Options::default()
    }
}

/// The names of all stories, sorted.
///
/// # Panics
/// If the directory cannot be read.
pub fn names() -> Vec<String> {
    let files = std::fs::read_dir(at("pystories/stories")).expect("the stories are there");
    let names = files.filter_map(|f| f.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = names
        .filter_map(|n| n.strip_suffix(".py").map(str::to_owned))
        .filter(|n| n != "__init__")
        .collect();
    names.sort();
    names
}

/// A program that plays this story from its script. CPython can run it too, in `pystories`.
pub fn script(story: &str) -> String {
    format!("from regimes import play_script\nplay_script.main(('{story}',))\n")
}

/// Options to freeze all of `pystories` with [`script`] as the entry.
pub fn script_program(story: &str) -> Options {
    let dir = project(&format!("play_{story}"), &[("main.py", &script(story))]);
    let mut options = all();
    options.main = Some(dir.join("main.py"));
    options
}

/// The recorded inputs of visitors, `tests/play/*.taps`, sorted. The answers are in the `.out` file beside each.
///
/// # Panics
/// If the directory cannot be read.
pub fn plays() -> Vec<PathBuf> {
    let files = std::fs::read_dir(at("tests/play")).expect("the plays are there");
    let mut plays: Vec<PathBuf> = files
        .map(|f| f.expect("the plays are there").path())
        .filter(|p| p.extension().is_some_and(|e| e == "taps"))
        .collect();
    plays.sort();
    plays
}

/// Options to freeze these stories with their templates, and what they import.
///
/// # Panics
/// If `pystories` cannot be read.
pub fn with_templates(stories: &[String]) -> Options {
    let needed = ["milestones", "nodes", "sack", "stories", "templates"];
    let files = std::fs::read_dir(at("pystories")).expect("the stories are there");
    let files = files.filter_map(|f| f.ok()?.file_name().into_string().ok());
    let top = files.map(|n| n.strip_suffix(".py").unwrap_or(&n).to_owned());
    let mut options = all();
    options
        .exclude
        .extend(top.filter(|n| !needed.contains(&n.as_str())));
    for other in names().iter().filter(|n| !stories.contains(n)) {
        let inside = ["stories", "templates"].map(|package| format!("{package}.{other}"));
        options.exclude.extend(inside);
    }
    options.exclude.sort();
    options
}

fn roots() -> Vec<PathBuf> {
    vec![at("pystories")]
}
