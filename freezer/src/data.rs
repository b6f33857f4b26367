//! The files that an image holds: `data` in `freeze.toml`, and `--data`.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use format::image::data::PATH_MAX;
use format::object::SIZE_MAX;

use crate::diagnostic::{reason, show_path, Diagnostic, Failure};

/// A file or directory that goes into the image, with all files below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Data {
    /// The directory that the path is relative to.
    pub dir: PathBuf,
    /// The path. Its name in the image is the path itself, or its last part if it is absolute or leads upwards.
    pub path: PathBuf,
    /// The file of settings and the line that name it; `None` if it is from the command line.
    pub place: Option<(PathBuf, u32)>,
}

impl Data {
    /// Refuses a path that does not exist, at the place that names it.
    fn check(&self) -> Result<(), Failure> {
        let (path, Some((file, line))) = (self.dir.join(&self.path), &self.place) else {
            return Ok(());
        };
        if path.exists() {
            return Ok(());
        }
        let what = format!(
            "data: there is no file or directory {}",
            show_path(&self.path)
        );
        let d = Diagnostic::new(what).file(file).line(*line);
        Err(d.help("the path is relative to this file").into())
    }
}

/// The content of each file of an image, by its name there.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Reads the files. Their names in the image are relative to its root directory, with `/` between the parts.
///
/// # Errors
/// A file that cannot be read, or that an image cannot hold; the message names it.
pub fn read(data: &[Data]) -> Result<Files, Failure> {
    let mut files = BTreeMap::new();
    for d in data {
        d.check()?;
        take(&d.dir.join(&d.path), &name_of(&d.path), &mut files)?;
    }
    Ok(files)
}

/// The name in the image of a path that was given.
fn name_of(path: &Path) -> Vec<String> {
    let parts = |path: &Path| {
        let names = path.components().filter_map(|c| match c {
            Component::Normal(part) => Some(part.to_string_lossy().into_owned()),
            _ => None,
        });
        names.collect::<Vec<String>>()
    };
    let is_inside = path
        .components()
        .all(|c| matches!(c, Component::Normal(_) | Component::CurDir));
    let all = parts(path);
    let first = if is_inside {
        0
    } else {
        all.len().saturating_sub(1)
    };
    all[first..].to_vec()
}

fn take(path: &Path, name: &[String], files: &mut Files) -> Result<(), Failure> {
    let wrong = |message: String| Failure::from(Diagnostic::new(message).file(path));
    let unreadable = |e: std::io::Error| match e.kind() {
        std::io::ErrorKind::NotFound => {
            wrong("data: there is no such file or directory".to_owned())
        }
        _ => wrong(format!("data: cannot be read: {}", reason(&e))),
    };
    let meta = std::fs::metadata(path).map_err(unreadable)?;
    if meta.is_dir() {
        let entries = std::fs::read_dir(path).map_err(unreadable)?;
        for entry in entries {
            let part = entry.map_err(unreadable)?.file_name();
            let Some(part) = part.to_str() else {
                return Err(wrong(format!("data: the name {part:?} in it is not UTF-8")));
            };
            // Hidden files, and what Python leaves.
            if !part.starts_with('.') && part != "__pycache__" {
                let below: Vec<String> = name.iter().cloned().chain([part.to_owned()]).collect();
                take(&path.join(part), &below, files)?;
            }
        }
        return Ok(());
    }
    if !meta.is_file() {
        return Err(wrong("data: this is not a regular file".to_owned()));
    }
    let name = name.join("/");
    if name.len() > PATH_MAX as usize {
        return Err(wrong(format!(
            "data: its path in the image has {} bytes, and the most are {PATH_MAX}",
            name.len()
        )));
    }
    if meta.len() > u64::from(SIZE_MAX) {
        return Err(wrong("data: the file is too long for an image".to_owned()));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    if files.get(&name).is_some_and(|other| *other != bytes) {
        return Err(wrong(format!(
            "data: {name} in the image is already another file"
        )));
    }
    files.insert(name, bytes);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_the_image() {
        let name = |path: &str| name_of(Path::new(path)).join("/");
        assert_eq!(name("config.json"), "config.json");
        assert_eq!(name("./fonts/"), "fonts");
        assert_eq!(name("a/b/c.bin"), "a/b/c.bin");
        assert_eq!(name("../other/c.bin"), "c.bin");
        assert_eq!(name("/etc/fonts"), "fonts");
        assert_eq!(name("."), "");
    }
}
