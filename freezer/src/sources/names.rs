//! Names of modules, and the files that they stand for.

use std::path::{Path, PathBuf};

/// The file's name in tracebacks: its path below the directory of a root.
pub(super) fn shown_path<'d>(path: &Path, dirs: impl Iterator<Item = &'d PathBuf>) -> String {
    let below = dirs
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

/// True for the name of a module: identifiers with dots between them.
pub(super) fn is_dotted(s: &str) -> bool {
    s.split('.').all(is_identifier)
}

/// The package that a string constant begins with: `a.b` for `"a.b.c_"`. `None` if the string is not the
/// beginning of a dotted name.
pub(super) fn package_prefix(s: &str) -> Option<&str> {
    let (p, rest) = s.rsplit_once('.')?;
    let rest_ok = rest.is_empty() || rest.chars().all(|c| c.is_alphanumeric() || c == '_');
    (s.len() < 200 && rest_ok && p.split('.').all(is_identifier)).then_some(p)
}
