//! Small programs for the chip, as the ROM loads them: each calls functions at given addresses, and keeps their results.

/// Where the program's code begins, behind its literals.
pub const CODE: u32 = 0x4010_0200;
/// Where the results are stored, a word for each call.
pub const RESULTS: u32 = 0x3ffe_9000;

const IRAM: u32 = 0x4010_0000;

/// A program as it grows. It ends in a loop.
#[derive(Default)]
pub struct Program {
    literals: Vec<u32>,
    code: Vec<u8>,
    calls: u32,
}

impl Program {
    /// Calls `function` with up to four arguments, and stores the result.
    pub fn call(mut self, function: u32, arguments: &[u32]) -> Program {
        for (register, value) in (2..).zip(arguments) {
            self.load(register, *value);
        }
        self.load(12, function);
        self.code.extend([0xc0, 12, 0]); // callx0 a12
        self.load(13, RESULTS + 4 * self.calls);
        self.code.extend([0x22, 0x6d, 0]); // s32i a2, a13, 0
        self.calls += 1;
        self
    }
    /// Executes an illegal instruction.
    pub fn fault(mut self) -> Program {
        self.code.extend([0, 0, 0]); // ill
        self
    }
    /// The program's segment of IRAM, which begins at 0x40100000.
    pub fn segment(mut self) -> Vec<u8> {
        self.code.extend([0x06, 0xff, 0xff]); // j to itself
        let mut segment: Vec<u8> = self
            .literals
            .iter()
            .flat_map(|word| word.to_le_bytes())
            .collect();
        segment.resize((CODE - IRAM) as usize, 0);
        segment.extend(&self.code);
        segment.resize(segment.len().next_multiple_of(4), 0);
        segment
    }
    /// A flash of a MiB with the program as its image.
    pub fn flash(self) -> Vec<u8> {
        flash(&image(&[(IRAM, self.segment())], CODE))
    }

    /// Loads a register from a new literal.
    fn load(&mut self, register: u8, value: u32) {
        let literal = IRAM + 4 * self.literals.len() as u32;
        let next = (CODE + self.code.len() as u32 + 3) & !3;
        let words = (literal.wrapping_sub(next) >> 2) as u16;
        let [low, high] = words.to_le_bytes();
        self.code.extend([register << 4 | 1, low, high]); // l32r
        self.literals.push(value);
    }
}

/// An image for flash address 0, mode DIO, as esptool lays it out.
pub fn image(segments: &[(u32, Vec<u8>)], entry: u32) -> Vec<u8> {
    let mut image = vec![0xe9, segments.len() as u8, 2, 0x40];
    image.extend(entry.to_le_bytes());
    let mut checksum = 0xef;
    for (address, data) in segments {
        image.extend(address.to_le_bytes());
        image.extend((data.len() as u32).to_le_bytes());
        image.extend(data);
        checksum = data.iter().fold(checksum, |sum, byte| sum ^ byte);
    }
    image.resize(image.len() | 15, 0);
    image.push(checksum);
    image
}

/// A flash of a MiB that begins with `image`, and whose sector 0x10 counts up.
pub fn flash(image: &[u8]) -> Vec<u8> {
    let mut flash = vec![0xff; 1 << 20];
    flash[..image.len()].copy_from_slice(image);
    for (at, byte) in flash[0x10000..0x11000].iter_mut().enumerate() {
        *byte = at as u8;
    }
    flash
}
