//! The generator of random numbers, yasmarang by Ilya Levin, with the start values that it has in MicroPython
//! (`extmod/modrandom.c`).

/// The state of the generator.
#[derive(Clone, Copy)]
pub struct Random {
    pad: u32,
    n: u32,
    d: u32,
    dat: u8,
}

impl Random {
    /// A generator that is not seeded yet.
    pub const UNSEEDED: Random = Random {
        pad: 0,
        n: 0,
        d: 0,
        dat: 0,
    };

    /// The generator of a seed.
    pub fn seeded(seed: u32) -> Random {
        Random {
            pad: seed,
            n: 69,
            d: 233,
            dat: 0,
        }
    }

    /// True until it has a seed: `n` is not zero then.
    pub fn is_unseeded(&self) -> bool {
        self.n == 0
    }

    /// The next 32 bits.
    pub fn next(&mut self) -> u32 {
        let product = self.d.wrapping_mul(self.n);
        self.pad = self
            .pad
            .wrapping_add(u32::from(self.dat).wrapping_add(product));
        self.pad = self.pad.rotate_left(3);
        self.n = self.pad | 2;
        self.d ^= self.pad.rotate_right(1);
        self.dat ^= self.pad as u8 ^ (self.d >> 8) as u8 ^ 1;
        self.pad ^ self.d << 5 ^ self.pad >> 18 ^ u32::from(self.dat) << 1
    }
}
