//! The parts that a program's pins are connected to, as `freeze.toml` and the command line describe them: tables `[[part]]`,
//! and texts such as `ssd1306:scl=5,sda=4`.

mod given;
mod kinds;

use std::path::Path;

use sim::{Lines, Part};

use crate::diagnostic::{Diagnostic, Failure};
use given::Given;

pub use kinds::KINDS;

/// A part with its name.
#[derive(Debug)]
pub struct Named {
    /// The name, by which scripts speak of the part.
    pub name: String,
    /// The part at power-on.
    pub part: Box<dyn Part>,
}

impl Clone for Named {
    fn clone(&self) -> Named {
        Named {
            name: self.name.clone(),
            part: self.part.copied(),
        }
    }
}

/// The parts of a settings' file, whose text is `text`, and of the command line.
///
/// # Errors
/// Every mistake, with its file and line.
pub fn read(file: Option<(&Path, &str)>, arguments: &[String]) -> Result<Vec<Named>, Failure> {
    let mut errors = Vec::new();
    let mut all: Vec<Given> = Vec::new();
    if let Some((path, text)) = file {
        all.extend(given::of_file(path, text, &mut errors));
    }
    for argument in arguments {
        match given::of_argument(argument) {
            Ok(given) => all.push(given),
            Err(d) => errors.push(d),
        }
    }
    for (given, order) in all.iter_mut().zip(1..) {
        given.order = order;
    }
    let parts = build(&all, &mut errors);
    if errors.is_empty() {
        Ok(parts)
    } else {
        Err(errors.into())
    }
}

/// Connects parts to the lines of a chip at power-on.
pub fn connect(parts: &[Named], lines: &mut Lines) {
    for named in parts {
        lines.connect(&named.name, named.part.copied());
    }
}

/// The use that a part makes of a pin.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Role {
    /// A line of a bus, of this name, that several parts may share.
    Shared(&'static str),
    /// A line of the part's own.
    Own,
    /// The part listens only, and does not disturb others.
    Listens,
}

/// The resources that a part takes: its pins, and its address on a bus.
#[derive(Clone, Debug, Default)]
struct Claims {
    pins: Vec<(u8, Role)>,
    /// The bus by its pins, and the address.
    address: Option<((u8, u8), u8)>,
    analog: bool,
}

fn build(all: &[Given], errors: &mut Vec<Diagnostic>) -> Vec<Named> {
    let mut parts: Vec<Named> = Vec::new();
    let mut claims: Vec<(String, Claims)> = Vec::new();
    for given in all {
        let mut reader = given.reader();
        let built = kinds::part(given, &mut reader);
        let name = reader.name(&parts);
        let wrong = reader.finish();
        // A part with a wrong pin has another one here, which would be in the way of others.
        let is_right = wrong.is_empty();
        errors.extend(wrong);
        let (Some((part, claimed)), Some(name), true) = (built, name, is_right) else {
            continue;
        };
        if let Some(what) = conflict(&name, &claimed, &claims) {
            errors.push(given.wrong(what));
            continue;
        }
        claims.push((name.clone(), claimed));
        parts.push(Named { name, part });
    }
    parts
}

/// The reason why a part cannot be connected beside the others.
fn conflict(name: &str, new: &Claims, others: &[(String, Claims)]) -> Option<String> {
    for (at, (pin, role)) in new.pins.iter().enumerate() {
        let before = new.pins[..at].iter().find(|(p, _)| p == pin);
        if let (Some((_, Role::Shared(a))), Role::Shared(b)) = (before, role) {
            return Some(format!("{name} has {a} and {b} at the same pin, {pin}"));
        }
    }
    for (other, claims) in others {
        for (pin, role) in &new.pins {
            let taken = claims.pins.iter().find(|(p, _)| p == pin);
            let fits = |other: &Role| match (role, other) {
                (Role::Listens, _) | (_, Role::Listens) => true,
                (Role::Shared(a), Role::Shared(b)) => a == b,
                _ => false,
            };
            if taken.is_some_and(|(_, r)| !fits(r)) {
                return Some(format!("{name} and {other} are both at pin {pin}"));
            }
        }
        if new.address.is_some() && new.address == claims.address {
            let address = new.address.map_or(0, |(_, a)| a);
            return Some(format!(
                "{name} and {other} have both the address 0x{address:02x}"
            ));
        }
        if new.analog && claims.analog {
            return Some(format!("{name} and {other} are both at the analog pin"));
        }
    }
    None
}

#[cfg(test)]
mod tests;
