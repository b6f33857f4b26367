//! Files that the program opens by a literal name, and that lie on this computer only.

use std::path::{Path, PathBuf};

use super::Finder;
use crate::diagnostic::Diagnostic;

impl Finder<'_> {
    /// Warns of files that the program opens, that lie beside it here, and that the image does not have.
    pub(super) fn warn_of_opened(&mut self) {
        let dirs: Vec<PathBuf> = self.dirs.clone();
        for (name, m) in &self.compiled {
            for opened in &m.opened {
                let path = Path::new(opened.path.trim_start_matches('/'));
                let here = dirs.iter().any(|dir| dir.join(path).is_file());
                if !here || self.is_baked(path) {
                    continue;
                }
                let what = format!(
                    "{} is not in the image: the board will not find it",
                    opened.path
                );
                let d = Diagnostic::new(what).file(&self.found[name].path);
                let help = "list it under `data` in freeze.toml, or give it by --data";
                self.warnings.push(d.line(opened.line).help(help));
            }
        }
    }

    /// True if the image has the file of this path, which is relative to the program.
    fn is_baked(&self, path: &Path) -> bool {
        let parts: Vec<_> = path
            .components()
            .map(|c| c.as_os_str().to_string_lossy())
            .collect();
        self.data.contains_key(&parts.join("/"))
    }
}
