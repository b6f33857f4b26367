//! The plugin's arguments: `-plugin libchip_model.so,out=FILE,map=on`.

use std::path::PathBuf;

/// What to watch, and where the report goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The file for the report; standard error if there is none.
    pub out: Option<PathBuf>,
    /// Count instructions and nothing else.
    pub count: bool,
    /// Judge every access, and find the deepest stack.
    pub map: bool,
    /// Tell where the instructions were executed.
    pub profile: bool,
    /// Count every instruction by itself: slow, to compare with.
    pub each: bool,
}

impl Options {
    /// Reads the arguments, each of the form `name=value`.
    ///
    /// # Errors
    /// A sentence that says which argument is wrong, and what can be there.
    pub fn parse<'a>(arguments: impl IntoIterator<Item = &'a str>) -> Result<Self, String> {
        let mut options = Self::default();
        for argument in arguments {
            let (name, value) = argument.split_once('=').unwrap_or((argument, "on"));
            let switch = match name {
                "out" if value.is_empty() || value == "on" => {
                    return Err("out= needs the name of a file".into())
                }
                "out" => {
                    options.out = Some(PathBuf::from(value));
                    continue;
                }
                "count" => &mut options.count,
                "map" => &mut options.map,
                "profile" => &mut options.profile,
                "each" => &mut options.each,
                _ => {
                    return Err(format!(
                    "no option {name}; there are out=FILE, count=on, map=on, profile=on, each=on"
                ))
                }
            };
            *switch = match value {
                "on" | "true" => true,
                "off" | "false" => false,
                _ => return Err(format!("{name}={value}: on or off")),
            };
        }
        if options.count && options.map {
            return Err("count=on means: no watching; it cannot be combined with map=on".into());
        }
        Ok(options)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_read() {
        let read = Options::parse(["out=/tmp/a,b", "map=on", "profile"]).unwrap();
        let expected = Options {
            out: Some("/tmp/a,b".into()),
            map: true,
            profile: true,
            ..Options::default()
        };
        assert_eq!(read, expected);
        assert!(!Options::parse(["map=off"]).unwrap().map);
    }

    #[test]
    fn wrong_ones_are_named() {
        for (arguments, word) in [
            (vec!["mapp=on"], "mapp"),
            (vec!["map=maybe"], "map=maybe"),
            (vec!["out="], "out="),
            (vec!["count=on", "map=on"], "combined"),
        ] {
            let message = Options::parse(arguments).unwrap_err();
            assert!(message.contains(word), "{message}");
        }
    }
}
