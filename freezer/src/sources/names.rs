//! Names of modules, and the files that they stand for.

use std::path::{Path, PathBuf};

/// The file as tracebacks name it: as it is below the root's directory.
pub(super) fn shown_path(path: &Path, dirs: &[PathBuf]) -> String {
    let below = dirs
        .iter()
        .filter_map(|d| path.strip_prefix(d).ok())
        .min_by_key(|p| p.as_os_str().len());
    below.unwrap_or(path).to_string_lossy().into_owned()
}

pub(super) fn same_file(a: &Path, b: &Path) -> bool {
    a == b || matches!((a.canonicalize(), b.canonicalize()), (Ok(x), Ok(y)) if x == y)
}

pub(super) fn dotted(prefix: &str, name: &str) -> String {
    if prefix.is_empty() {
        name.to_owned()
    } else {
        format!("{prefix}.{name}")
    }
}

pub(super) fn is_identifier(s: &str) -> bool {
    !s.is_empty()
        && !s.starts_with(|c: char| c.is_ascii_digit())
        && s.chars().all(|c| c.is_alphanumeric() || c == '_')
}

pub(super) fn module_stem(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_str()?;
    (path.extension().is_some_and(|e| e == "py") && is_identifier(stem)).then(|| stem.to_owned())
}

/// `a.b` of the constant `"a.b.c_"`: what stands before the last dot of a dotted
/// name, if the string is the beginning of one.
pub(super) fn package_prefix(s: &str) -> Option<&str> {
    let (p, rest) = s.rsplit_once('.')?;
    let rest_ok = rest.is_empty() || rest.chars().all(|c| c.is_alphanumeric() || c == '_');
    (s.len() < 200 && rest_ok && p.split('.').all(is_identifier)).then_some(p)
}
