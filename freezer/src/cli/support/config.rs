//! `freeze.toml`: the settings of a project, and how they become [`Options`].

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use freezer::board::wrong_heap;
use freezer::data::Data;
use freezer::diagnostic::{Diagnostic, Failure};
use freezer::parts::{self, Named};
use freezer::suggest::did_you_mean;
use freezer::{DropBody, Options};
use serde::de::IgnoredAny;
use serde::Deserialize;

use super::input;
use super::lint_settings::Lint;
use crate::cli::args::{DebugInfo, HowArgs};

/// The file that is read from the current directory.
pub const FILE: &str = "freeze.toml";

/// The keys of `freeze.toml`.
#[derive(Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct Config {
    heap: Option<toml::Spanned<u32>>,
    #[serde(default)]
    include: Vec<String>,
    #[serde(default)]
    exclude: Vec<String>,
    #[serde(default)]
    data: Vec<toml::Spanned<PathBuf>>,
    budget: Option<u64>,
    budget_heap: Option<toml::Spanned<u32>>,
    debug_info: Option<DebugInfo>,
    #[serde(default)]
    drop_bodies: Vec<toml::Spanned<String>>,
    lint: Option<Lint>,
    // Those who run a program read these: see [`parts`].
    #[serde(rename = "part")]
    _parts: Option<IgnoredAny>,
    // Commands that talk to a board read this key: see [`port`].
    port: Option<String>,
    // A project has these keys too: see `freezer::project`.
    #[serde(rename = "roots")]
    _roots: Option<IgnoredAny>,
    #[serde(rename = "main")]
    _main: Option<IgnoredAny>,
    #[serde(rename = "output")]
    _output: Option<IgnoredAny>,
    #[serde(rename = "story-packages")]
    _story_packages: Option<IgnoredAny>,
    #[serde(rename = "box")]
    _boxes: Option<IgnoredAny>,
    #[serde(rename = "image")]
    _images: Option<IgnoredAny>,
}

/// The settings of the command line and of the file together. The command line wins; lists add up.
///
/// # Errors
/// Settings that cannot be read or understood.
pub fn options(how: &HowArgs) -> Result<Options, Failure> {
    let path = file(how);
    let Settings {
        config,
        mut data,
        drop_body,
    } = match is_given(how) {
        true => read(&path)?,
        false => Settings::default(),
    };
    data.extend(how.data.iter().map(|path| Data {
        dir: PathBuf::new(),
        path: path.clone(),
        place: None,
    }));
    for dir in how.search.iter().chain(&how.micropython_lib) {
        if !dir.is_dir() {
            let d = Diagnostic::new("there is no such directory");
            return Err(d.file(dir).into());
        }
    }
    let given = how.drop_body.iter().map(|pattern| DropBody {
        pattern: pattern.clone(),
        place: None,
    });
    let mut o = Options {
        include: config
            .include
            .into_iter()
            .chain(how.include.iter().cloned())
            .collect(),
        exclude: config
            .exclude
            .into_iter()
            .chain(how.exclude.iter().cloned())
            .collect(),
        exclude_known: how.exclude.clone(),
        data,
        drop_bodies: how.drop_bodies,
        drop_body: drop_body.into_iter().chain(given).collect(),
        keep_bodies: how.keep_bodies,
        strict: how.strict,
        search: how.search.clone(),
        manifest: variables(how),
        optimize: how.optimize,
        ..Options::default()
    };
    if let Some(Ok(lint)) = config.lint.as_ref().map(Lint::settings) {
        o.lint = lint;
    }
    o.lint.on &= !how.no_lint;
    if let Some(heap) = how.heap.or(config.heap.map(toml::Spanned::into_inner)) {
        o.heap = heap;
    }
    if let Some(budget) = how.budget.or(config.budget) {
        o.budget = budget;
    }
    if let Some(bytes) = how
        .budget_heap
        .or(config.budget_heap.map(toml::Spanned::into_inner))
    {
        o.budget_heap = bytes as usize;
    }
    o.debug_rom = matches!(how.debug_info.or(config.debug_info), Some(DebugInfo::Rom));
    Ok(o)
}

/// The board's serial port, if the file names one.
///
/// # Errors
/// The file is wrong.
pub fn port(how: &HowArgs) -> Result<Option<String>, Failure> {
    let path = file(how);
    match is_given(how) {
        true => Ok(read(&path)?.config.port),
        false => Ok(None),
    }
}

/// The parts that the program's pins are connected to, from the file and the command line.
///
/// # Errors
/// Parts that cannot be understood.
pub fn parts(how: &HowArgs, arguments: &[String]) -> Result<Vec<Named>, Failure> {
    let path = file(how);
    let text = match is_given(how) {
        true => Some(text(&path)?),
        false => None,
    };
    let file = text.as_deref().map(|text| (path.as_path(), text));
    parts::read(file, arguments)
}

/// The variables of manifests' paths.
fn variables(how: &HowArgs) -> Vec<(String, PathBuf)> {
    let lib = how.micropython_lib.iter();
    let lib = lib.map(|dir| ("MPY_LIB_DIR".to_owned(), absolute(dir)));
    let given = how.manifest_variable.iter();
    let given = given.map(|(name, dir)| (name.clone(), absolute(dir)));
    lib.chain(given).collect()
}

/// The path from the root of the file system: a manifest's own paths begin at its directory.
fn absolute(dir: &Path) -> PathBuf {
    std::path::absolute(dir).unwrap_or_else(|_| dir.to_path_buf())
}

/// Reads the value of `--manifest-variable`.
///
/// # Errors
/// The text is not of the form `NAME=DIR`.
pub fn variable(text: &str) -> Result<(String, PathBuf), String> {
    match text.split_once('=') {
        Some((name, dir)) if !name.is_empty() && !dir.is_empty() => {
            Ok((name.to_owned(), dir.into()))
        }
        _ => Err("write NAME=DIR".to_owned()),
    }
}

/// Reads a number.
///
/// # Errors
/// The text is not one.
pub fn number(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| "this is not a number".to_owned())
}

/// Reads the speed of a serial port, in baud.
///
/// # Errors
/// The text is not a speed that a port may have.
pub fn baud(text: &str) -> Result<u32, String> {
    let known = 300..=4_000_000;
    let n = text.parse().ok().filter(|n| known.contains(n));
    n.ok_or_else(|| "a speed is a number from 300 to 4000000, such as 115200".to_owned())
}

/// Reads a number of things to do at a time.
///
/// # Errors
/// The text is not a number above 0.
pub fn count(text: &str) -> Result<NonZeroUsize, String> {
    text.parse()
        .map_err(|_| "this is not a number above 0".to_owned())
}

/// Reads the value of `--heap`.
///
/// # Errors
/// The text is not a number, or no board has so much or so little.
pub fn heap(text: &str) -> Result<u32, String> {
    let n: u32 = text
        .parse()
        .map_err(|_| "this is not a number of bytes".to_owned())?;
    wrong_heap(n).map_or(Ok(n), Err)
}

/// The path of the settings' file, which no output may replace.
pub fn file(how: &HowArgs) -> PathBuf {
    how.config.clone().unwrap_or_else(|| PathBuf::from(FILE))
}

/// True if there is a settings' file, or the command line names one, which has to be there.
pub fn is_given(how: &HowArgs) -> bool {
    how.config.is_some() || file(how).exists()
}

/// The text of a settings' file.
///
/// # Errors
/// The file cannot be read, or is too long.
pub fn text(path: &Path) -> Result<String, Failure> {
    Ok(input::text(path, "file of settings")?)
}

/// The settings of a file.
#[derive(Default)]
struct Settings {
    config: Config,
    /// The files for the image, relative to the file.
    data: Vec<Data>,
    /// The patterns of modules whose bodies are left out.
    drop_body: Vec<DropBody>,
}

/// Reads the settings of a file.
fn read(path: &Path) -> Result<Settings, Failure> {
    let text = text(path)?;
    let line = |at: usize| {
        text.as_bytes()[..at.min(text.len())]
            .iter()
            .filter(|b| **b == b'\n')
            .count() as u32
            + 1
    };
    let wrong =
        |at: usize, what: &str| Failure::from(Diagnostic::new(what).file(path).line(line(at)));
    let config: Config = toml::from_str(&text).map_err(|e| {
        let at = e.span().map_or(0, |s| s.start);
        if let Some((key, known)) = unknown_key(e.message()) {
            let d = Diagnostic::new(format!("unknown key {key}"));
            let help = did_you_mean(key, known.iter().copied())
                .unwrap_or_else(|| format!("the keys are {}", known.join(", ")));
            return Failure::from(d.file(path).line(line(at)).help(help));
        }
        let what = e.message().trim_end().replace('\n', " ");
        let what = what
            .replace("a sequence", "a list")
            .replace("u32", "a number")
            .replace("u64", "a number");
        let d = Diagnostic::new(what).file(path).line(line(at));
        match e.message().starts_with("invalid string") {
            true => d
                .help("a text stands in quotes, as in main = \"main.py\"")
                .into(),
            false => d.into(),
        }
    })?;
    if let Some(heap) = &config.heap {
        if let Some(why) = wrong_heap(*heap.get_ref()) {
            return Err(wrong(heap.span().start, &format!("heap: {why}")));
        }
    }
    if let Some(n) = &config.budget_heap {
        if !(65536..=(1 << 31) - 8).contains(n.get_ref()) {
            return Err(wrong(
                n.span().start,
                "budget-heap is not between 65536 and 2147483640",
            ));
        }
    }
    if let Some(Err((span, what, help))) = config.lint.as_ref().map(Lint::settings) {
        let d = Diagnostic::new(what).file(path).line(line(span.start));
        return Err(d.help(help).into());
    }
    let place = |span: std::ops::Range<usize>| Some((path.to_path_buf(), line(span.start)));
    let data = config.data.iter().map(|of| Data {
        dir: path.parent().unwrap_or(Path::new("")).to_path_buf(),
        path: of.get_ref().clone(),
        place: place(of.span()),
    });
    let drop_body = config.drop_bodies.iter().map(|pattern| DropBody {
        pattern: pattern.get_ref().clone(),
        place: place(pattern.span()),
    });
    Ok(Settings {
        data: data.collect(),
        drop_body: drop_body.collect(),
        config,
    })
}

/// The key and the known keys of the message "unknown field `a`, expected one of `b`, `c`".
fn unknown_key(message: &str) -> Option<(&str, Vec<&str>)> {
    let rest = message.strip_prefix("unknown field `")?;
    let mut names = rest.split('`').step_by(2);
    let key = names.next()?;
    Some((key, names.filter(|name| !name.trim().is_empty()).collect()))
}
