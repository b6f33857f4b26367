//! Which module the code and the objects of an image belong to, by the bodies that made them.

use std::collections::HashMap;

use compiler::link::Linked;
use format::image::build::{Built, ObjId};
use format::object::{self, Kind};
use format::value::Value;

use crate::evaluate::Evaluation;
use crate::owners::{self, Owners};

/// The modules that code and the objects that bodies made belong to; `ids` are the copies of what evaluation left.
pub(super) fn fixed(
    linked: &Linked,
    evaluated: &Evaluation,
    ids: &HashMap<u32, ObjId>,
    image: &Built,
) -> Owners {
    let mut all = Owners::new();
    for (bits, id) in ids {
        let (v, place) = (Value::from_bits(*bits), image.places[id.0]);
        let kind = object::kind(image.words[place as usize]);
        let index = match kind {
            Some(Kind::Module) | None => None,
            Some(kind) if v.is_ram() && owners::is_made(kind) => evaluated.maker(v.ram_off()),
            _ if v.is_ram() => None,
            _ => linked.codes.get(&v.rom_off()).map(|info| info.module),
        };
        if let Some(index) = index {
            all.insert(place, image.module_numbers[index]);
        }
    }
    all
}
