//! Boxes and stories as a matrix: the images that `freeze.toml` describes, and the options to freeze each.
//!
//! A `[[box]]` table is an image: a story on a box, with its board and wiring. Its values reach Python as the
//! constants of a module that is generated here, [`MODULE`].

mod literal;
mod parse;

use std::path::{Path, PathBuf};

use format::image::OnError;

use crate::diagnostic::{Diagnostic, Failure};
use crate::{Options, WrittenModule};

/// The generated module with the constants of an image. It takes the place of a file of that name.
pub const MODULE: &str = "boxconfig";

/// The boxes of a settings' file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matrix {
    /// The file.
    pub file: PathBuf,
    /// Files and directories that each image is made of, as paths that can be opened.
    pub roots: Vec<PathBuf>,
    /// The program's entry, frozen as `__main__`.
    pub main: Option<PathBuf>,
    /// Packages of which an image takes only the module or package with the name of its story.
    pub story_packages: Vec<String>,
    /// The images, in the order of the file.
    pub boxes: Vec<BoxImage>,
}

/// An image of the matrix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoxImage {
    /// Line of its table.
    pub line: u32,
    /// Name of the image.
    pub name: String,
    /// Name of the story.
    pub story: String,
    /// Line of the story's name.
    pub story_line: u32,
    /// The box's name in the story.
    pub box_name: String,
    /// Bytes of heap and stack of its board.
    pub heap: u32,
    /// The end of a program that does not catch an exception: the board halts or starts anew.
    pub on_error: OnError,
    /// The text of [`MODULE`].
    pub text: String,
}

impl Matrix {
    /// Reads the boxes of a settings' file, whose text is `text`.
    ///
    /// # Errors
    /// Every mistake in the boxes, with its line.
    pub fn parse(file: &Path, text: &str) -> Result<Matrix, Failure> {
        parse::matrix(file, text)
    }

    /// The options for one of the images; `base` has those for all.
    ///
    /// # Errors
    /// There is no such story.
    pub fn options(&self, image: &BoxImage, base: &Options) -> Result<Options, Diagnostic> {
        let mut options = base.clone();
        options.roots.clone_from(&self.roots);
        options.main.clone_from(&self.main);
        if options.heap == Options::default().heap {
            options.heap = image.heap;
        }
        options.on_error = image.on_error;
        options.written.push(WrittenModule {
            name: MODULE.to_owned(),
            path: PathBuf::from(format!("<{}>/{MODULE}.py", image.name)),
            text: image.text.clone(),
        });
        let mut found = self.story_packages.is_empty();
        for package in &self.story_packages {
            options.only.push((package.clone(), image.story.clone()));
            let name = format!("{package}.{}", image.story);
            if self.has_module(&name) {
                options.include.push(name);
                found = true;
            }
        }
        if found {
            return Ok(options);
        }
        let package = self.story_packages.join(" or ");
        let d = Diagnostic::new(format!(
            "there is no story {}: no such module in {package}",
            image.story
        ));
        Err(d.file(&self.file).line(image.story_line))
    }

    /// True if a module lies below the directory of a root.
    fn has_module(&self, name: &str) -> bool {
        let below: PathBuf = name.split('.').collect();
        let dir = |root: &PathBuf| {
            if root.is_dir() {
                root.clone()
            } else {
                root.parent().map_or_else(PathBuf::new, Path::to_path_buf)
            }
        };
        let mut dirs = self.roots.iter().chain(&self.main).map(dir);
        dirs.any(|d| d.join(&below).is_dir() || d.join(&below).with_extension("py").is_file())
    }
}
