//! The state in which each start of the image's program begins.

use super::check::{Check, Verifier};
use crate::image::delta::Setting;
use crate::image::{header, stage, start};
use crate::layout::{dict, function, module};
use crate::object::Kind;
use crate::table::Entries;
use crate::value::Value;

impl Verifier<'_, '_> {
    /// Checks the program: its module, and the state in which it begins.
    pub(super) fn start(&mut self) -> Check {
        let main = self.mem.rom(header::MAIN);
        let at = header::START;
        let start = self.at(at);
        if main == u32::MAX {
            return self.need(start.is_undef(), at);
        }
        self.need(main < self.image.modules, header::MAIN)?;
        let is_start = self.is(start, Kind::Tuple) && self.mem.size(start) == start::ITEM_COUNT;
        self.need(is_start, at)?;
        let at = start.rom_off();
        let field = |v: &Self, i: u32| v.mem.get(start, i);
        let frames = field(self, start::FRAMES);
        self.need(self.is(frames, Kind::Tuple), at + start::FRAMES)?;
        self.frames(frames, None)?;
        let bodies = field(self, start::BODIES);
        self.need(self.is(bodies, Kind::Tuple), at + start::BODIES)?;
        self.need(self.items_are(bodies, Self::is_body), at + start::BODIES)?;
        let raised = field(self, start::RAISED);
        self.need(
            raised.is_undef() || self.is_exception(raised),
            at + start::RAISED,
        )?;
        let stages = field(self, start::STAGES);
        let bytes = 4 * stage::ROWS * stage::row_words(self.image.modules);
        self.need(
            self.is(stages, Kind::Bytes) && self.mem.size(stages) == bytes,
            at + start::STAGES,
        )?;
        for i in 0..Setting::ALL.len() as u32 {
            let setting = field(self, start::SETTINGS + i);
            self.need(setting.is_int(), at + start::SETTINGS + i)?;
        }
        for (i, kind) in (0..).zip(start::ROOTS) {
            let root = field(self, start::ROOT + i);
            self.need(root.is_undef() || self.is(root, kind), at + start::ROOT + i)?;
        }
        self.module_objects(field(self, start::ROOT + start::MODULE_OBJECTS as u32))
    }

    /// True for a function that runs the body of a module.
    fn is_body(&self, v: Value) -> bool {
        self.is(v, Kind::Func)
            && self.is_plain(self.mem.get(v, function::CODE))
            && self.is(self.mem.get(v, function::MODULE), Kind::Module)
    }

    /// Checks the dict of the module objects that took the place of the image's.
    fn module_objects(&self, dict: Value) -> Check {
        if dict.is_undef() {
            return Ok(());
        }
        let entries = Entries::of(&self.mem, self.mem.get(dict, dict::TABLE));
        let mut cursor = 0;
        while let Some((number, object)) = entries.next(&mut cursor) {
            let good = self.is_module_number(number)
                && self.is(object, Kind::Module)
                && self.mem.get(object, module::NUMBER) == number;
            self.need(good, dict.rom_off())?;
        }
        Ok(())
    }
}
