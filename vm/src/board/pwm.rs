//! Pulse width modulation, as the VM and a board speak of it: up to [`CHANNELS`] pins that go high together at the
//! beginning of each period, and low one after the other.

use super::pin;

/// Pins that may have pulses at the same time.
pub const CHANNELS: usize = 8;
/// Counts per microsecond of the time in which a board measures pulses.
pub const COUNTS: u32 = 5;
/// Counts per second.
pub const SECOND: u32 = 5_000_000;
/// The largest duty: always high.
pub const FULL: u32 = 1023;
/// The lowest and the highest frequency, in Hz.
pub const HZ: (u32, u32) = (1, 1000);
/// The frequency until a program sets one, in Hz.
const FIRST_HZ: u32 = 500;
/// The moment of a period at which all pulses begin, and the moments at which they end.
pub const STEPS: usize = CHANNELS + 1;

/// One moment of a period: the pins that become high, those that become low, and the counts until the next moment.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[repr(C)]
pub struct Step {
    /// Counts until the next step; for the last one, until the next period.
    pub counts: u32,
    /// Pins that become high in bits 31 to 16, and pins that become low in bits 15 to 0.
    pub levels: u32,
}

/// The pulses of one pin.
#[derive(Clone, Copy, Debug)]
struct Channel {
    pin: u32,
    /// 0 to [`FULL`].
    duty: u32,
    /// The length of the pulse in nanoseconds, if that was set last.
    ns: Option<u32>,
}

/// The pulses of all channels.
#[derive(Clone, Debug)]
pub struct Pwm {
    hz: u32,
    channels: [Channel; CHANNELS],
    used: usize,
}

impl Default for Pwm {
    fn default() -> Pwm {
        Pwm::new()
    }
}

impl Pwm {
    /// No channel.
    pub const fn new() -> Pwm {
        Pwm {
            hz: FIRST_HZ,
            channels: [Channel {
                pin: pin::COUNT,
                duty: 0,
                ns: None,
            }; CHANNELS],
            used: 0,
        }
    }
    /// Makes a channel of a pin, low at first, or finds the one that it has. False if the pin cannot have one, or all are
    /// taken.
    pub fn add(&mut self, pin: u32) -> bool {
        if self.find(pin).is_some() {
            return true;
        }
        if pin > 15 || self.used == CHANNELS {
            return false;
        }
        self.channels[self.used] = Channel {
            pin,
            duty: 0,
            ns: None,
        };
        self.used += 1;
        true
    }
    /// Ends the channel of a pin.
    pub fn remove(&mut self, pin: u32) {
        if let Some(i) = self.find(pin) {
            self.used -= 1;
            self.channels[i] = self.channels[self.used];
        }
    }
    fn find(&self, pin: u32) -> Option<usize> {
        self.channels[..self.used].iter().position(|c| c.pin == pin)
    }
    /// The frequency of all channels, in Hz.
    pub fn hz(&self) -> u32 {
        self.hz
    }
    /// Sets the frequency, or the nearest one that is possible.
    pub fn set_hz(&mut self, hz: i32) {
        self.hz = (hz.max(HZ.0 as i32) as u32).min(HZ.1);
    }
    /// The duty of a pin, 0 to [`FULL`].
    pub fn duty(&self, pin: u32) -> u32 {
        match self.find(pin).map(|i| self.channels[i]) {
            Some(Channel { ns: Some(ns), .. }) => {
                (ns_to_counts(ns).min(self.period()) << 10) / self.period()
            }
            Some(c) => c.duty,
            None => 0,
        }
        .min(FULL)
    }
    /// Sets the duty of a pin.
    pub fn set_duty(&mut self, pin: u32, duty: i32) {
        if let Some(i) = self.find(pin) {
            let c = &mut self.channels[i];
            (c.duty, c.ns) = ((duty.max(0) as u32).min(FULL), None);
        }
    }
    /// The length of a pin's pulses in nanoseconds.
    pub fn ns(&self, pin: u32) -> u32 {
        match self.find(pin).map(|i| self.channels[i]) {
            Some(Channel { ns: Some(ns), .. }) => ns,
            Some(c) => self.on(c) * (1000 / COUNTS),
            None => 0,
        }
    }
    /// Sets the length of a pin's pulses. It stays when the frequency changes.
    pub fn set_ns(&mut self, pin: u32, ns: i32) {
        if let Some(i) = self.find(pin) {
            self.channels[i].ns = Some(ns.max(0) as u32);
        }
    }
    /// Counts of a period.
    fn period(&self) -> u32 {
        SECOND / self.hz
    }
    /// Counts of a channel's pulse.
    fn on(&self, c: Channel) -> u32 {
        let period = self.period();
        match c.ns {
            Some(ns) => ns_to_counts(ns).min(period),
            None => period / FULL * c.duty + period % FULL * c.duty / FULL,
        }
    }
    /// The steps of a period, for a board; none if there is no channel.
    pub fn steps(&self) -> ([Step; STEPS], usize) {
        let mut steps = [Step::default(); STEPS];
        if self.used == 0 {
            return (steps, 0);
        }
        let period = self.period();
        // First the moments themselves, in their order, in the place of the counts.
        let mut n = 1;
        for c in &self.channels[..self.used] {
            let (on, bit) = (self.on(*c), 1 << c.pin);
            if on == 0 {
                steps[0].levels |= bit;
                continue;
            }
            steps[0].levels |= bit << 16;
            if on == period {
                continue;
            }
            let mut i = n;
            while i > 1 && steps[i - 1].counts >= on {
                i -= 1;
            }
            if i < n && steps[i].counts == on {
                steps[i].levels |= bit;
                continue;
            }
            let mut k = n;
            while k > i {
                steps[k] = steps[k - 1];
                k -= 1;
            }
            steps[i] = Step {
                counts: on,
                levels: bit,
            };
            n += 1;
        }
        for i in 0..n {
            let next = if i + 1 < n {
                steps[i + 1].counts
            } else {
                period
            };
            steps[i].counts = next - steps[i].counts;
        }
        (steps, n)
    }
}

/// The nearest number of counts.
fn ns_to_counts(ns: u32) -> u32 {
    const COUNT: u32 = 1000 / COUNTS;
    ns / COUNT + u32::from(ns % COUNT >= COUNT / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(counts: u32, high: u32, low: u32) -> Step {
        Step {
            counts,
            levels: high << 16 | low,
        }
    }

    #[test]
    fn pulses_begin_together_and_end_in_their_order() {
        let mut p = Pwm::new();
        p.set_hz(1000);
        for (pin, duty) in [(4, 512), (5, 0), (12, 1023), (13, 256), (14, 512)] {
            assert!(p.add(pin));
            p.set_duty(pin, duty);
        }
        let (steps, n) = p.steps();
        assert_eq!(
            steps[..n],
            [
                step(1251, 1 << 4 | 1 << 12 | 1 << 13 | 1 << 14, 1 << 5),
                step(1251, 0, 1 << 13),
                step(2498, 0, 1 << 4 | 1 << 14),
            ]
        );
        p.remove(4);
        p.remove(13);
        let (steps, n) = p.steps();
        assert_eq!(n, 2);
        assert_eq!(steps[1], step(2498, 0, 1 << 14));
    }

    #[test]
    fn a_servo_pulse_is_exact() {
        let mut p = Pwm::new();
        p.set_hz(50);
        assert!(p.add(4));
        p.set_ns(4, 1_500_000);
        let (steps, n) = p.steps();
        assert_eq!(steps[..n], [step(7500, 1 << 4, 0), step(92_500, 0, 1 << 4)]);
        assert_eq!((p.duty(4), p.ns(4)), (76, 1_500_000));
        p.set_hz(100);
        assert_eq!(p.steps().0[0].counts, 7500);
    }

    #[test]
    fn there_are_eight_channels_and_none_for_gpio_16() {
        let mut p = Pwm::new();
        assert!(!p.add(16));
        assert!((0..8).all(|pin| p.add(pin)) && !p.add(12) && p.add(3));
        assert_eq!(p.steps().1, 1);
        for pin in 0..8 {
            p.remove(pin);
        }
        assert_eq!(p.steps().1, 0);
    }
}
