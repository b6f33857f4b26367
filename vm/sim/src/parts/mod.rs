//! Parts that a program's pins may be connected to, each from its data sheet.

pub mod bme280;
pub mod button;
pub mod dht;
pub mod ds18b20;
pub mod eeprom;
pub mod encoder;
pub mod i2c;
pub mod led;
pub mod lm75;
pub mod pot;
mod schedule;
pub mod serial;
pub mod servo;
pub mod ssd1306;
pub mod ws2812;

pub use bme280::Bme280;
pub use button::Button;
pub use dht::Dht;
pub use ds18b20::Ds18b20;
pub use eeprom::Eeprom;
pub use encoder::Encoder;
pub use i2c::OnI2c;
pub use led::Led;
pub use lm75::Lm75;
pub use pot::Pot;
pub use serial::Serial;
pub use servo::Servo;
pub use ssd1306::{Ssd1306, Ssd1306Spi};
pub use ws2812::Ws2812;

use alloc::format;
use alloc::string::String;

/// A number of thousandths with its fraction, such as `21.5`.
fn decimal(milli: i64) -> String {
    let sign = if milli < 0 { "-" } else { "" };
    let (whole, fraction) = (milli.unsigned_abs() / 1000, milli.unsigned_abs() % 1000);
    let digits = format!("{fraction:03}");
    match digits.trim_end_matches('0') {
        "" => format!("{sign}{whole}"),
        digits => format!("{sign}{whole}.{digits}"),
    }
}
