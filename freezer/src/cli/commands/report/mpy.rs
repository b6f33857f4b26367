//! Reads what mpy-cross writes: a `.mpy` file of version 6, as MicroPython's documentation describes it ("MicroPython .mpy
//! files"), and `py/bc.h` the bytecode in it.

/// The content of a file.
pub struct Mpy {
    /// Bytes of the file.
    pub bytes: u32,
    /// The strings that are names; `None` for those that each firmware has.
    pub names: Vec<Option<String>>,
    /// The constants.
    pub constants: Vec<Constant>,
    /// The code of the module's body.
    pub body: Code,
}

/// A constant.
pub enum Constant {
    /// Text or bytes of this length.
    Text(u32),
    /// A number, of which this many digits are written.
    Int(u32),
    /// A float or complex number.
    Float,
    /// A tuple.
    Tuple(Vec<Constant>),
    /// A value that takes no memory of its own.
    Plain,
}

/// A piece of code: a body, or a function.
pub struct Code {
    /// Its bytes: prelude and bytecode.
    pub bytes: u32,
    /// The functions in it.
    pub children: Vec<Code>,
    /// Default values of positional arguments.
    pub defaults: u32,
    /// What it does that matters for memory, in the order of its text.
    pub steps: Vec<Step>,
}

/// An instruction that matters for memory.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Binds a name of the namespace: its index.
    Store(u32),
    /// Makes a function of a child: its index. True if it is the body of a class.
    Function(u32, bool),
}

/// The opcodes that [`Step`] tells of, and the classes of `py/bc.h` by which an instruction's length is found.
const STORE_NAME: u8 = 0x16;
const STORE_GLOBAL: u8 = 0x17;
const MAKE_CLOSURE: u8 = 0x20;
const MAKE_CLOSURE_DEFARGS: u8 = 0x21;
const MAKE_FUNCTION: u8 = 0x32;
const MAKE_FUNCTION_DEFARGS: u8 = 0x33;
const LOAD_BUILD_CLASS: u8 = 0x54;
const FORMATS: u32 = 0x3a4;
const EXTRA_BYTE: u8 = 0x9e;

/// The deepest nesting of functions, and of tuples.
const DEPTH: u32 = 64;

impl Mpy {
    /// Reads a file; `None` if it is damaged, or of a version that is not known here.
    pub fn read(file: &[u8]) -> Option<Mpy> {
        let mut r = Reader { rest: file };
        let (magic, version, _features, _int_bits) = (r.byte()?, r.byte()?, r.byte()?, r.byte()?);
        if (magic, version) != (b'M', 6) {
            return None;
        }
        let (names, constants) = (r.number()?, r.number()?);
        let names = (0..names).map(|_| r.name()).collect::<Option<Vec<_>>>()?;
        let constants = (0..constants).map(|_| r.constant(0));
        let constants = constants.collect::<Option<Vec<_>>>()?;
        let body = r.code(0)?;
        Some(Mpy {
            bytes: file.len() as u32,
            names,
            constants,
            body,
        })
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        Some(*first)
    }

    fn take(&mut self, n: u32) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(n as usize)?;
        self.rest = rest;
        Some(taken)
    }

    /// A number of any length: seven bits a byte, the highest first.
    fn number(&mut self) -> Option<u32> {
        let mut n = 0u32;
        loop {
            let b = self.byte()?;
            n = n.checked_mul(128)? | u32::from(b & 0x7f);
            if b & 0x80 == 0 {
                return Some(n);
            }
        }
    }

    /// A name: the number of one that all firmwares have, or its text with a zero behind it.
    fn name(&mut self) -> Option<Option<String>> {
        let n = self.number()?;
        if n & 1 != 0 {
            return Some(None);
        }
        let text = self.take(n / 2)?;
        self.byte()?;
        Some(Some(String::from_utf8_lossy(text).into_owned()))
    }

    fn constant(&mut self, depth: u32) -> Option<Constant> {
        let kind = self.byte()?;
        if depth > DEPTH {
            return None;
        }
        Some(match kind {
            // Function table, None, False, True, Ellipsis.
            0..=4 => Constant::Plain,
            5 | 6 => {
                let n = self.number()?;
                self.take(n)?;
                self.byte()?;
                Constant::Text(n)
            }
            7 => {
                let n = self.number()?;
                self.take(n)?;
                Constant::Int(n)
            }
            8 | 9 => {
                let n = self.number()?;
                self.take(n)?;
                Constant::Float
            }
            10 => {
                let n = self.number()?;
                let items = (0..n).map(|_| self.constant(depth + 1));
                Constant::Tuple(items.collect::<Option<Vec<_>>>()?)
            }
            _ => return None,
        })
    }

    fn code(&mut self, depth: u32) -> Option<Code> {
        let n = self.number()?;
        // The low bits are the kind of code, of which 0 is bytecode, and whether it has children.
        if n & 3 != 0 || depth > DEPTH {
            return None;
        }
        let bytes = self.take(n >> 3)?;
        let mut children = Vec::new();
        if n & 4 != 0 {
            for _ in 0..self.number()? {
                children.push(self.code(depth + 1)?);
            }
        }
        let mut r = Reader { rest: bytes };
        let defaults = r.signature()?;
        r.skip_info()?;
        Some(Code {
            bytes: bytes.len() as u32,
            children,
            defaults,
            steps: r.steps()?,
        })
    }

    /// The signature, of which the number of default values of positional arguments counts.
    fn signature(&mut self) -> Option<u32> {
        let mut z = self.byte()?;
        let (mut defaults, mut n) = (0u32, 0);
        while z & 0x80 != 0 {
            z = self.byte()?;
            defaults |= u32::from(z & 1).checked_shl(n)?;
            n += 1;
        }
        Some(defaults)
    }

    /// Skips names, line numbers and the list of cells.
    fn skip_info(&mut self) -> Option<()> {
        let (mut info, mut cells, mut n) = (0u32, 0u32, 0);
        loop {
            let z = self.byte()?;
            cells |= u32::from(z & 1).checked_shl(n)?;
            info |= u32::from(z >> 1 & 0x3f).checked_shl(6 * n)?;
            if z & 0x80 == 0 {
                break;
            }
            n += 1;
        }
        self.take(info)?;
        self.take(cells)?;
        Some(())
    }

    fn steps(&mut self) -> Option<Vec<Step>> {
        let mut steps = Vec::new();
        let mut before = 0;
        while let Some(op) = self.byte() {
            let mut operand = 0;
            match FORMATS >> (2 * (op >> 4)) & 3 {
                _ if op >= 0x70 => {}
                1 => operand = self.number()?,
                format => {
                    match format {
                        2 => operand = self.wrapping()?,
                        // A jump has one byte, or two.
                        3 if self.byte()? & 0x80 != 0 => drop(self.byte()?),
                        _ => {}
                    }
                    if op & EXTRA_BYTE == 0 {
                        self.byte()?;
                    }
                }
            }
            match op {
                STORE_NAME | STORE_GLOBAL => steps.push(Step::Store(operand)),
                MAKE_FUNCTION | MAKE_FUNCTION_DEFARGS | MAKE_CLOSURE | MAKE_CLOSURE_DEFARGS => {
                    steps.push(Step::Function(operand, before == LOAD_BUILD_CLASS));
                }
                _ => {}
            }
            before = op;
        }
        Some(steps)
    }

    /// A number of any length, of which only the low bits matter: it may be a negative one.
    fn wrapping(&mut self) -> Option<u32> {
        let mut n = 0u32;
        loop {
            let b = self.byte()?;
            n = n << 7 | u32::from(b & 0x7f);
            if b & 0x80 == 0 {
                return Some(n);
            }
        }
    }
}
