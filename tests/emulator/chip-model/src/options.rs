//! The plugin's arguments: `-plugin libchip_model.so,out=FILE,map=on`.

use std::ops::Range;
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
    /// Follow calls, from entry to return.
    pub calls: bool,
    /// A file with a byte for each word of an interpreted program: its opcode, or 255 where no instruction begins.
    pub opcodes: Option<PathBuf>,
    /// Where that program lies.
    pub program: u32,
    /// The code of the interpreter's loop.
    pub loops: Vec<Range<u32>>,
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
                "opcodes" => {
                    options.opcodes = Some(PathBuf::from(value));
                    continue;
                }
                "program" => {
                    options.program = address(value)?;
                    continue;
                }
                "loop" => {
                    let (from, to) = value
                        .split_once('-')
                        .ok_or("loop=FROM-TO needs two addresses")?;
                    options.loops.push(address(from)?..address(to)?);
                    continue;
                }
                "calls" => &mut options.calls,
                "count" => &mut options.count,
                "map" => &mut options.map,
                "profile" => &mut options.profile,
                "each" => &mut options.each,
                _ => {
                    return Err(format!(
                    "no option {name}; there are out=FILE, count=on, map=on, profile=on, calls=on, opcodes=FILE, program=ADDRESS, loop=FROM-TO, each=on"
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

    /// True if blocks are followed.
    pub fn traces(&self) -> bool {
        self.calls || self.opcodes.is_some()
    }

    /// Is the instruction at `pc` part of the interpreter's loop?
    pub fn in_loop(&self, pc: u32) -> bool {
        self.loops.iter().any(|l| l.contains(&pc))
    }
}

/// A hexadecimal number that begins with 0x.
fn address(text: &str) -> Result<u32, String> {
    text.strip_prefix("0x")
        .and_then(|digits| u32::from_str_radix(digits, 16).ok())
        .ok_or_else(|| format!("{text} is no address such as 0x40280000"))
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
        let read = Options::parse(["program=0x10", "loop=0x20-0x30", "loop=0x40-0x44"]).unwrap();
        assert_eq!(read.program, 16);
        assert!(read.in_loop(0x2f) && read.in_loop(0x40) && !read.in_loop(0x30));
    }

    #[test]
    fn wrong_ones_are_named() {
        for (arguments, word) in [
            (vec!["mapp=on"], "mapp"),
            (vec!["map=maybe"], "map=maybe"),
            (vec!["out="], "out="),
            (vec!["loop=0x20"], "loop="),
            (vec!["program=20"], "20 is no"),
            (vec!["count=on", "map=on"], "combined"),
        ] {
            let message = Options::parse(arguments).unwrap_err();
            assert!(message.contains(word), "{message}");
        }
    }
}
