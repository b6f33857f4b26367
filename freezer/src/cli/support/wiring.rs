//! The wiring of the simulated box, from the constants of the image: see [`freezer::boxes`].

use std::path::Path;

use format::value::Value;
use freezer::diagnostic::{Diagnostic, Failure};
use freezer::parts::Named;
use freezer::project::BOX_VALUES;
use sim::{Bus, Connection, Select, Wiring};

use super::image::{Loaded, View};
use super::this_vm::THIS_VM;

/// The wiring that an image is for; `default` if the image does not say. A file that is not an image
/// is not refused here: the VM does that.
///
/// # Errors
/// The image names a wiring that cannot be simulated.
pub fn of(words: &[u32], path: &Path, default: Wiring) -> Result<Wiring, Failure> {
    let Ok(image) = Loaded::new(words, None, path, &THIS_VM) else {
        return Ok(default);
    };
    let view = image.view();
    let module = view
        .modules()
        .into_iter()
        .find(|n| view.module_name(*n) == BOX_VALUES);
    let globals = module.map_or(Vec::new(), |n| view.globals(n));
    let Some((_, value)) = globals.into_iter().find(|(name, _)| name == "WIRING") else {
        return Ok(default);
    };
    read(&view, value).ok_or_else(|| {
        let d = Diagnostic::new(format!(
            "{BOX_VALUES}.WIRING is not a wiring that can be simulated: {}",
            view.describe(value)
        ));
        d.file(path).help("docs/boxes.md lists its keys").into()
    })
}

/// The wiring of an image that does not say: that of the box, on one bus. A project that describes parts of its own has no
/// box.
pub fn default(parts: &[Named]) -> Wiring {
    match parts {
        [] => Wiring::shared(),
        _ => Wiring::none(),
    }
}

fn read(view: &View<'_>, value: Value) -> Option<Wiring> {
    if is_text(view, value) {
        return match view.text(value).as_str() {
            "one-bus" => Some(Wiring::shared()),
            "soft-screen" => Some(Wiring::soft()),
            _ => None,
        };
    }
    let parts = dict(view, value)?;
    let (mut screen, mut reader) = (None, None);
    for (name, value) in parts {
        match name.as_str() {
            "screen" => screen = Some(part(view, value)?),
            "reader" => reader = Some(part(view, value)?),
            _ => return None,
        }
    }
    Some(Wiring {
        screen: screen?,
        reader: reader?,
    })
}

fn part(view: &View<'_>, value: Value) -> Option<Connection> {
    let mut part = Connection {
        bus: Bus::HSPI,
        select: None,
        reset: None,
    };
    let (mut select, mut active_high) = (None, false);
    for (name, value) in dict(view, value)? {
        let pin = || u8::try_from(value.as_int()).ok().filter(|p| *p <= 16);
        match name.as_str() {
            "select_high" if value.is_bool() => active_high = value == Value::TRUE,
            _ if !value.is_int() => return None,
            "sck" => part.bus.sck = pin()?,
            "mosi" => part.bus.mosi = pin()?,
            "miso" => part.bus.miso = pin()?,
            "select" => select = Some(pin()?),
            "reset" => part.reset = Some(pin()?),
            _ => return None,
        }
    }
    part.select = select.map(|pin| Select { pin, active_high });
    Some(part)
}

/// The entries of a dict whose keys are strings.
fn dict(view: &View<'_>, value: Value) -> Option<Vec<(String, Value)>> {
    if !view.mem.is(value, format::object::Kind::Dict) {
        return None;
    }
    let entries = view
        .entries(view.mem.get(value, format::layout::dict::TABLE))
        .into_iter();
    entries
        .map(|(k, v)| is_text(view, k).then(|| (view.text(k), v)))
        .collect()
}

fn is_text(view: &View<'_>, value: Value) -> bool {
    value.is_interned() || view.mem.is(value, format::object::Kind::Str)
}
