//! A project: the images that `freeze.toml` describes, and the options to freeze each.
//!
//! Without tables the file describes one image. An `[[image]]` table is one of several: a program with its own files and
//! values. A `[[box]]` table is an image too: a story on a box, with its board and wiring. The values of a table reach
//! Python as the constants of a module that is generated here, [`VALUES`] or [`BOX_VALUES`].

mod constants;
mod literal;
mod parse;
mod reader;

use std::path::{Path, PathBuf};

use format::image::OnError;

use crate::data::Data;
use crate::diagnostic::{Diagnostic, Failure};
use crate::{Options, WrittenModule};

/// The generated module with the values of an `[[image]]` table. It takes the place of a file of that name.
pub const VALUES: &str = "imageconfig";
/// The generated module with the values of a `[[box]]` table.
pub const BOX_VALUES: &str = "boxconfig";

/// The keys of the file that only a project reads: [`Project::parse`].
pub const KEYS: [&str; 6] = ["roots", "main", "output", "story-packages", "image", "box"];

/// The project of a settings' file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// The file.
    pub file: PathBuf,
    /// Files and directories that each image is made of, as paths that can be opened.
    pub roots: Option<Vec<PathBuf>>,
    /// The program's entry, frozen as `__main__`.
    pub main: Option<PathBuf>,
    /// The file for the image, or the directory for the images of tables.
    pub output: Option<PathBuf>,
    /// Packages of which an image of a box takes only the module or package with the name of its story.
    pub story_packages: Vec<String>,
    /// The images of the tables, in the order of the file. Without tables there is one image, which has no name.
    pub images: Vec<Image>,
}

/// An image of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// Line of its table.
    pub line: u32,
    /// Name of the image, and of its file.
    pub name: String,
    /// The story and the box, if the table is a `[[box]]`.
    pub of_box: Option<OfBox>,
    /// Files and directories, in place of those of the project.
    pub roots: Option<Vec<PathBuf>>,
    /// The program's entry, in place of that of the project.
    pub main: Option<PathBuf>,
    /// Further modules to freeze although nothing seems to import them.
    pub include: Vec<String>,
    /// Further modules to leave out.
    pub exclude: Vec<String>,
    /// Further files for the image.
    pub data: Vec<Data>,
    /// Bytes of heap and stack of its board, if the table says so.
    pub heap: Option<u32>,
    /// The end of a program that does not catch an exception: the board halts or starts anew.
    pub on_error: OnError,
    /// The text of the module with its values.
    pub text: String,
}

/// The story and the name of a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfBox {
    /// Name of the story.
    pub story: String,
    /// Line of the story's name.
    pub story_line: u32,
    /// The box's name in the story.
    pub name: String,
}

impl Project {
    /// Reads the project of a settings' file, whose text is `text`.
    ///
    /// # Errors
    /// Every mistake, with its line.
    pub fn parse(file: &Path, text: &str) -> Result<Project, Failure> {
        parse::project(file, text)
    }

    /// The directory of the file, to which its paths are relative.
    fn directory(&self) -> PathBuf {
        match self.file.parent() {
            Some(dir) if !dir.as_os_str().is_empty() => dir.to_path_buf(),
            _ => PathBuf::from("."),
        }
    }

    /// The options for the image of a project without tables; `base` has the other settings.
    pub fn options(&self, base: &Options) -> Options {
        let mut options = base.clone();
        options.main.clone_from(&self.main);
        options.roots = self.roots_for(None, self.main.is_some());
        options
    }

    /// The roots of an image. Without any, a program is frozen with what it imports, and otherwise the directory is frozen.
    fn roots_for(&self, own: Option<&Vec<PathBuf>>, has_program: bool) -> Vec<PathBuf> {
        match own.or(self.roots.as_ref()) {
            Some(roots) => roots.clone(),
            None if has_program => Vec::new(),
            None => vec![self.directory()],
        }
    }

    /// The options for the image of a table; `base` has those for all.
    ///
    /// # Errors
    /// There is no such story.
    pub fn options_of(&self, image: &Image, base: &Options) -> Result<Options, Diagnostic> {
        let mut options = base.clone();
        options.main = image.main.clone().or(self.main.clone());
        let is_program_enough = image.of_box.is_none() && options.main.is_some();
        options.roots = self.roots_for(image.roots.as_ref(), is_program_enough);
        if options.heap == Options::default().heap {
            options.heap = image.heap.unwrap_or(options.heap);
        }
        options.include.extend(image.include.iter().cloned());
        options.exclude.extend(image.exclude.iter().cloned());
        options.data.extend(image.data.iter().cloned());
        options.on_error = image.on_error;
        let module = match image.of_box {
            Some(_) => BOX_VALUES,
            None => VALUES,
        };
        options.written.push(WrittenModule {
            name: module.to_owned(),
            path: PathBuf::from(format!("<{}>/{module}.py", image.name)),
            text: image.text.clone(),
        });
        if let Some(of_box) = &image.of_box {
            self.take_story(of_box, &mut options)?;
        }
        Ok(options)
    }

    /// Takes the modules of a box's story, and no other of the story packages.
    fn take_story(&self, of_box: &OfBox, options: &mut Options) -> Result<(), Diagnostic> {
        let mut found = self.story_packages.is_empty();
        for package in &self.story_packages {
            options.only.push((package.clone(), of_box.story.clone()));
            let name = format!("{package}.{}", of_box.story);
            if has_module(options, &name) {
                options.include.push(name);
                found = true;
            }
        }
        if found {
            return Ok(());
        }
        let package = self.story_packages.join(" or ");
        let d = Diagnostic::new(format!(
            "there is no story {}: no such module in {package}",
            of_box.story
        ));
        Err(d.file(&self.file).line(of_box.story_line))
    }
}

/// True if a module lies below the directory of a root.
fn has_module(options: &Options, name: &str) -> bool {
    let below: PathBuf = name.split('.').collect();
    let dir = |root: &PathBuf| {
        if root.is_dir() {
            root.clone()
        } else {
            root.parent().map_or_else(PathBuf::new, Path::to_path_buf)
        }
    };
    let mut dirs = options.roots.iter().chain(&options.main).map(dir);
    dirs.any(|d| d.join(&below).is_dir() || d.join(&below).with_extension("py").is_file())
}
