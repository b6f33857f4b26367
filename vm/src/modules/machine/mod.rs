//! `machine`, as on MicroPython's ESP8266 port: pins, signals, SPI, I2C, UART, power, watchdog and
//! the analog pin.
//!
//! The state of a pin or bus belongs to the board. A `Pin` is an immediate value, so it costs
//! no RAM, and each pin has only one. The other objects are a few words long
//! (`Kind::Native`), and they hold what their own methods need.
//!
//! Constants and types are pure: a module can be frozen with `Pin.OUT` in it, or with a class
//! that derives from `Pin`. Everything that touches the board is impure, constructors included, so no
//! object of this module is ever frozen.

mod adc;
mod i2c;
pub(super) mod irq;
mod line;
pub(crate) mod memory;
mod pin;
mod power;
mod pwm;
mod rtc;
mod spi;
pub(super) mod timer;
mod uart;
mod wdt;

use crate::error::R;
use crate::native::{constant, impure, impure_kw, Args, Entry, Group};
use crate::protocol::out::Out;
use crate::vm::Vm;
use format::name;
use format::types::TypeId;
use format::value::Value;

pub use adc::METHODS as ADC_METHODS;
pub use i2c::METHODS as I2C_METHODS;
pub use irq::METHODS as IRQ_METHODS;
pub use line::MODULE as LINE_MODULE;
pub use pin::{METHODS as PIN_METHODS, SIGNAL_METHODS};
pub use pwm::METHODS as PWM_METHODS;
pub use rtc::METHODS as RTC_METHODS;
pub use spi::{METHODS as SPI_METHODS, SOFT_METHODS as SOFT_SPI_METHODS};
pub use timer::METHODS as TIMER_METHODS;
pub(in crate::modules) use uart::timeouts;
pub use uart::METHODS as UART_METHODS;
pub use wdt::METHODS as WDT_METHODS;

const ENTRIES: &[Entry] = &[
    constant(name!("Pin"), Value::typ(TypeId::Pin)),
    constant(name!("Signal"), Value::typ(TypeId::Signal)),
    constant(name!("SPI"), Value::typ(TypeId::Spi)),
    constant(name!("SoftSPI"), Value::typ(TypeId::SoftSpi)),
    constant(name!("I2C"), Value::typ(TypeId::SoftI2c)),
    constant(name!("SoftI2C"), Value::typ(TypeId::SoftI2c)),
    constant(name!("ADC"), Value::typ(TypeId::Adc)),
    constant(name!("UART"), Value::typ(TypeId::Uart)),
    constant(name!("WDT"), Value::typ(TypeId::Wdt)),
    constant(name!("RTC"), Value::typ(TypeId::Rtc)),
    constant(name!("mem8"), Value::MEMORIES[0]),
    constant(name!("mem16"), Value::MEMORIES[1]),
    constant(name!("mem32"), Value::MEMORIES[2]),
    constant(name!("DEEPSLEEP"), Value::int(rtc::WAKE_DEEPSLEEP)),
    constant(name!("Timer"), Value::typ(TypeId::Timer)),
    constant(name!("PWM"), Value::typ(TypeId::Pwm)),
    impure(name!("freq"), power::freq, 0, 1),
    impure(name!("reset"), power::reset, 0, 0),
    impure(name!("soft_reset"), power::soft_reset, 0, 0),
    impure(name!("reset_cause"), power::reset_cause, 0, 0),
    impure(name!("unique_id"), power::unique_id, 0, 0),
    impure(name!("idle"), power::idle, 0, 0),
    impure(name!("sleep"), power::lightsleep, 0, 1),
    impure(name!("lightsleep"), power::lightsleep, 0, 1),
    impure(name!("deepsleep"), power::deepsleep, 0, 1),
    impure(name!("disable_irq"), irq::disable, 0, 0),
    impure(name!("enable_irq"), irq::enable, 1, 1),
    impure(name!("irq_overflows"), irq::overflows, 0, 0),
    impure(name!("time_pulse_us"), line::time_pulse_us, 2, 3),
    impure(name!("bitstream"), line::bitstream, 4, 4),
    impure(name!("dht_readinto"), line::dht_readinto, 2, 2),
    constant(name!("PWRON_RESET"), power::PWRON_RESET),
    constant(name!("HARD_RESET"), power::HARD_RESET),
    constant(name!("WDT_RESET"), power::WDT_RESET),
    constant(name!("DEEPSLEEP_RESET"), power::DEEPSLEEP_RESET),
    constant(name!("SOFT_RESET"), power::SOFT_RESET),
];

/// Attributes of the module `machine`.
pub static MODULE: Group = Group {
    name: name!("machine"),
    entries: ENTRIES,
};

/// Constructors of the module's types, by the types' names. They are natives like all others, so the
/// number of arguments and the purity are checked in the same place.
pub static MAKERS: Group = Group {
    name: name!("<machine>"),
    entries: &[
        impure_kw(name!("Pin"), pin::make, 1, 4),
        impure_kw(name!("Signal"), pin::make_signal, 1, 4),
        impure_kw(name!("SPI"), spi::make, 0, 4),
        impure_kw(name!("SoftSPI"), spi::make_soft, 0, 3),
        impure(name!("ADC"), adc::make, 1, 1),
        impure_kw(name!("WDT"), wdt::make, 0, 2),
        impure(name!("RTC"), rtc::make, 0, 0),
        impure_kw(name!("Timer"), timer::make, 1, 2),
        impure_kw(name!("PWM"), pwm::make, 1, 3),
        impure_kw(name!("SoftI2C"), i2c::make, 0, 3),
        impure_kw(name!("UART"), uart::make, 1, 5),
    ],
};

/// Writes the `repr` of an object of this module.
pub fn repr(vm: &mut Vm<'_>, out: &mut Out, v: Value) -> R<()> {
    match vm.builtin_type(v) {
        TypeId::Pin => {
            vm.put_lit(out, "Pin(")?;
            vm.put_int(out, v.pin_number() as i32)?;
        }
        TypeId::Adc => {
            vm.put_lit(out, "ADC(")?;
            vm.put_int(out, adc::channel(vm, v) as i32)?;
        }
        TypeId::Memory => {
            let bits = v.memory_width().unwrap_or(0) * 8;
            vm.put(out, b'<')?;
            vm.put_int(out, bits as i32)?;
            return vm.put_lit(out, "-bit memory>");
        }
        TypeId::Timer => timer::repr(vm, out, v)?,
        TypeId::Pwm => pwm::repr(vm, out, v)?,
        TypeId::SoftI2c => i2c::repr(vm, out, v)?,
        TypeId::Uart => uart::repr(vm, out, v)?,
        _ => spi::repr(vm, out, v)?,
    }
    vm.put(out, b')')
}

/// Argument `i`, or the keyword argument `name`, as an integer; `default` if neither is given or it is
/// None.
fn int_arg(vm: &mut Vm<'_>, args: Args, i: u32, name: Value, default: i32) -> R<i32> {
    match args.opt_or_kw(vm, i, name) {
        Some(v) if !v.is_none() => vm.to_i32(v),
        _ => Ok(default),
    }
}

/// Reads integers into `into`, which has the defaults: the arguments from the place `first` on, or the keyword arguments
/// `names`. How many a program can give by place is limited by the native's number of arguments.
fn int_args(vm: &mut Vm<'_>, args: Args, first: u32, names: &[Value], into: &mut [i32]) -> R<()> {
    for ((i, name), n) in (first..).zip(names).zip(into) {
        *n = int_arg(vm, args, i, *name, *n)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
