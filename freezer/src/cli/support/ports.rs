//! Serial ports: which one the board is at.

use std::fmt::Write;
use std::path::Path;

use freezer::diagnostic::{Diagnostic, Failure};
use serialport::{SerialPortType, UsbPortInfo};

use super::config;
use crate::cli::args::HowArgs;

/// The variable that names the port.
const VARIABLE: &str = "FREEZE_PORT";
/// A variable for tests: a file with the ports of the computer, a line `NAME VENDOR:PRODUCT DESCRIPTION` for each.
const LIST: &str = "FREEZE_TEST_PORTS";
/// Adapters that boards with an ESP8266 have, by the vendor and product number of USB; `None` for all of the vendor.
/// Source: the USB ID repository, linux-usb.org.
const ADAPTERS: [(u16, Option<u16>, &str); 4] = [
    (0x10c4, Some(0xea60), "CP210x, as on NodeMCU"),
    (0x1a86, None, "CH340, as on NodeMCU and D1 mini"),
    (0x0403, None, "FTDI"),
    (0x067b, None, "PL2303"),
];

/// A serial port of this computer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Port {
    /// The name by which it is opened.
    pub name: String,
    /// Vendor and product number, if it is a USB port.
    pub usb: Option<(u16, u16)>,
    /// Its maker's description; may be empty.
    pub description: String,
}

impl Port {
    /// Its name, and what it is.
    pub fn text(&self) -> String {
        let mut text = self.name.clone();
        let Some((vendor, product)) = self.usb else {
            return text + ": no USB port";
        };
        let known = ADAPTERS
            .iter()
            .find(|(v, p, _)| *v == vendor && p.is_none_or(|p| p == product));
        let what = match (known, self.description.as_str()) {
            (Some((_, _, name)), _) => (*name).to_owned(),
            (None, "") => "USB".to_owned(),
            (None, description) => description.to_owned(),
        };
        // Writing to a string cannot fail.
        let _ = write!(text, ": {what} ({vendor:04x}:{product:04x})");
        text
    }
}

/// All serial ports of this computer, sorted by name.
pub fn all() -> Vec<Port> {
    if let Some(file) = std::env::var_os(LIST) {
        return listed(&std::fs::read_to_string(file).unwrap_or_default());
    }
    // The library expects this directory to be there.
    if cfg!(target_os = "linux") && !Path::new("/sys/class/tty").is_dir() {
        return Vec::new();
    }
    let found = serialport::available_ports().unwrap_or_default();
    let mut ports: Vec<Port> = found
        .into_iter()
        .map(|port| match port.port_type {
            SerialPortType::UsbPort(usb) => Port {
                name: port.port_name,
                usb: Some((usb.vid, usb.pid)),
                description: description(usb),
            },
            _ => Port {
                name: port.port_name,
                usb: None,
                description: String::new(),
            },
        })
        // macOS lists each port twice; the names with `tty` wait for a modem.
        .filter(|port| !port.name.starts_with("/dev/tty."))
        .collect();
    ports.sort_by(|a, b| a.name.cmp(&b.name));
    ports
}

fn description(usb: UsbPortInfo) -> String {
    let parts = [usb.manufacturer, usb.product];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// The ports of a list, see [`LIST`].
fn listed(text: &str) -> Vec<Port> {
    let one = |line: &str| {
        let mut words = line.splitn(3, ' ');
        let name = words.next()?.to_owned();
        let number = |text| u16::from_str_radix(text, 16).ok();
        let usb = words.next().and_then(|ids| ids.split_once(':'));
        Some(Port {
            name,
            usb: usb.and_then(|(v, p)| Some((number(v)?, number(p)?))),
            description: words.next().unwrap_or_default().to_owned(),
        })
    };
    text.lines().filter_map(one).collect()
}

/// The port of the board.
pub enum Choice {
    /// It was named, or is the only one.
    Port(String),
    /// No USB serial port is connected.
    None,
    /// Several are connected.
    Many(Vec<Port>),
}

/// Chooses the port: the one that was given, or else that of the environment, of the project, or the only USB serial port.
///
/// # Errors
/// The project's file is wrong.
pub fn find(given: Option<&str>, how: &HowArgs) -> Result<Choice, Failure> {
    if let Some(port) = given {
        return Ok(Choice::Port(port.to_owned()));
    }
    if let Some(port) = std::env::var(VARIABLE).ok().filter(|p| !p.is_empty()) {
        return Ok(Choice::Port(port));
    }
    if let Some(port) = config::port(how)? {
        return Ok(Choice::Port(port));
    }
    let mut usb: Vec<Port> = all().into_iter().filter(|p| p.usb.is_some()).collect();
    Ok(match usb.len() {
        0 => Choice::None,
        1 => Choice::Port(usb.remove(0).name),
        _ => Choice::Many(usb),
    })
}

/// The port of the board.
///
/// # Errors
/// None is connected, or several are and none was named.
pub fn choose(given: Option<&str>, how: &HowArgs) -> Result<String, Failure> {
    match find(given, how)? {
        Choice::Port(name) => Ok(name),
        Choice::None => Err(none().into()),
        Choice::Many(ports) => Err(many(&ports).into()),
    }
}

/// The message that no board is connected.
pub fn none() -> Diagnostic {
    let d = Diagnostic::new("no board is connected: this computer has no USB serial port");
    let mut help =
        "connect it with a cable that carries data, not only power, and try another socket; Windows and macOS may need \
         a driver for its adapter"
            .to_owned();
    let others: Vec<String> = all().into_iter().map(|p| p.name).collect();
    if !others.is_empty() {
        let _ = write!(
            help,
            "; for another kind of port, name it: --port {}",
            others.join(" or --port ")
        );
    }
    d.help(help)
}

/// The message that several ports are there.
pub fn many(ports: &[Port]) -> Diagnostic {
    let d = Diagnostic::new(format!("{} USB serial ports are connected", ports.len()));
    let all: Vec<String> = ports.iter().map(Port::text).collect();
    let all = all.join("; ");
    d.help(format!(
        "name one with --port PORT, or in {VARIABLE}: {all}"
    ))
}
