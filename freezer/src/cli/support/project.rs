//! The project of the current directory, for the commands that are not given a program.

use std::path::{Path, PathBuf};

use freezer::diagnostic::{show_path, Diagnostic, Failure};
use freezer::project::{Image, Project};
use freezer::suggest::did_you_mean;
use freezer::Options;

use super::{config, files, output};
use crate::cli::args::HowArgs;
use crate::cli::commands::freeze;

/// The image of a project that has no tables.
const OUTPUT: &str = "frozen.img";
/// The directory for the images of tables.
pub const DIRECTORY: &str = "images";

/// A project, and the settings for all of its images.
pub struct Found {
    /// The project that the file describes.
    pub project: Project,
    /// The settings of the file and the command line.
    pub base: Options,
}

/// Finds and reads the project.
///
/// # Errors
/// There is none here, or its file is wrong.
pub fn find(how: &HowArgs) -> Result<Found, Failure> {
    let file = config::file(how);
    if how.config.is_none() && !file.exists() {
        return Err(missing().into());
    }
    let base = config::options(how)?;
    let project = Project::parse(&file, &config::text(&file)?)?;
    Ok(Found { project, base })
}

/// The message that no project is here.
fn missing() -> Diagnostic {
    let here = std::env::current_dir().unwrap_or_default();
    let above = here
        .ancestors()
        .skip(1)
        .find(|dir| dir.join(config::FILE).is_file());
    let d = Diagnostic::new(format!("there is no {} in this directory", config::FILE));
    match above {
        Some(dir) => d.help(format!(
            "there is one in {}; go there first: cd {0}",
            show_path(dir)
        )),
        None => d.help(
            "to begin a project: freeze new NAME; to freeze a program without one: freeze FILE.py",
        ),
    }
}

impl Found {
    /// The file of the image, or the directory for the images of tables: what the command line says, or else the
    /// project's file, relative to it.
    pub fn output(&self, given: Option<&PathBuf>) -> PathBuf {
        let default = match self.project.images.is_empty() {
            true => OUTPUT,
            false => DIRECTORY,
        };
        let own = self.project.output.as_ref();
        given
            .or(own)
            .cloned()
            .unwrap_or_else(|| PathBuf::from(default))
    }

    /// The path of the image of a table.
    pub fn path_of(&self, image: &Image, directory: &Path) -> PathBuf {
        directory.join(&image.name).with_extension("img")
    }

    /// The table that is named; without a name, the only one. `None` if the project has no tables.
    fn choose(&self, name: Option<&str>) -> Result<Option<&Image>, Diagnostic> {
        let images = &self.project.images;
        let names = || images.iter().map(|i| i.name.as_str());
        let d = |message: String| Diagnostic::new(message).file(&self.project.file);
        let all = || format!("there are: {}", names().collect::<Vec<_>>().join(", "));
        match (name, images.as_slice()) {
            (None, []) => Ok(None),
            (None, [one]) => Ok(Some(one)),
            (None, _) => {
                let d = d(format!("the project has {} images", images.len()));
                Err(d.help(format!("choose one with --image NAME; {}", all())))
            }
            (Some(name), []) => {
                let d = d(format!(
                    "the project has no image {name}: it has one image, without a name"
                ));
                Err(d.help("leave --image out"))
            }
            (Some(name), _) => {
                let found = images.iter().find(|i| i.name == name).map(Some);
                found.ok_or_else(|| {
                    let help = did_you_mean(name, names()).unwrap_or_else(all);
                    d(format!("the project has no image {name}")).help(help)
                })
            }
        }
    }
}

/// The fate of the warnings of a freeze.
pub enum Warnings<'a> {
    /// They are printed.
    Printed,
    /// They are kept there.
    Kept(&'a mut Vec<Diagnostic>),
    /// Nobody sees them: the command is about something else.
    Ignored,
}

/// The program of a command that runs it, as [`program`], and the warnings of the freeze, unless `verbose` has printed them.
///
/// # Errors
/// As [`program`].
pub fn program_to_run(
    given: Option<&PathBuf>,
    image: Option<&str>,
    how: &HowArgs,
    verbose: bool,
) -> Result<(PathBuf, Vec<Diagnostic>), Failure> {
    let mut untold = Vec::new();
    let warnings = match verbose {
        true => Warnings::Printed,
        false => Warnings::Kept(&mut untold),
    };
    Ok((program(given, image, how, warnings)?, untold))
}

/// The program of a command: what it was given, or else an image of the project, which is frozen and written now.
///
/// # Errors
/// There is neither, or the project cannot be frozen.
pub fn program(
    given: Option<&PathBuf>,
    image: Option<&str>,
    how: &HowArgs,
    warnings: Warnings<'_>,
) -> Result<PathBuf, Failure> {
    if let Some(path) = given {
        return match image {
            None => Ok(path.clone()),
            Some(_) => {
                let d = Diagnostic::new(format!(
                    "--image chooses an image of the project, but {} is named already",
                    show_path(path)
                ));
                Err(d.help("leave one of them out").into())
            }
        };
    }
    let found = find(how)?;
    let output = found.output(None);
    let (path, options) = match found.choose(image)? {
        None => (output, freeze::options_of_project(&found)),
        Some(image) => {
            let options = found.project.options_of(image, &found.base)?;
            files::make_directory(&output)?;
            (found.path_of(image, &output), options)
        }
    };
    let frozen = freeze::for_board(options)?;
    match warnings {
        Warnings::Printed => output::warn(&frozen.warnings),
        Warnings::Kept(kept) => kept.clone_from(&frozen.warnings),
        Warnings::Ignored => {}
    }
    freeze::write_image(
        &path,
        &path.with_extension("sym"),
        &frozen,
        &found.project.file,
    )?;
    Ok(path)
}
