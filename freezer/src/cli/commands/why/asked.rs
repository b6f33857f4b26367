//! Computes the cost of a module, or of a name in it.

use std::collections::{HashMap, HashSet};

use format::image::delta::{Change, Mark, Setting, CHANGE_WORDS};
use format::image::{module, start, State};
use format::layout::function;
use format::object::Kind;
use format::value::Value;
use freezer::board::FreezeBoard;
use freezer::diagnostic::{Diagnostic, Failure};
use freezer::measure::ModuleReport;
use freezer::owners::{self, Owners};
use vm::host::Vm;

use crate::cli::support::image::{total, Loaded, Tallies, View};

/// A name and its cost.
pub struct Part {
    pub name: String,
    pub value: Value,
    pub line: Option<u32>,
    /// Objects of the module that can be reached from here, but from no part before it.
    pub own: Tallies,
    /// Bytes of what else can be reached.
    pub others: u32,
    /// Objects that no module and no part before it reaches.
    pub first: Tallies,
    /// Bytes of what else can be reached.
    pub shared: u32,
}

/// The objects that the parts so far have reached.
#[derive(Clone)]
struct Seen {
    /// With all modules before this one.
    first: HashSet<u32>,
    /// Without them.
    own: HashSet<u32>,
}

/// A name that was asked for, and its parts.
pub struct Named {
    pub part: Part,
    pub parts: Vec<Part>,
}

/// The module that was asked for.
pub struct Asked<'a> {
    pub view: &'a View<'a>,
    pub n: u32,
    pub report: Option<ModuleReport>,
    /// The owner of each object.
    pub owners: Owners,
    /// What alone keeps each object in the image.
    pub keepers: Owners,
}

impl Asked<'_> {
    /// The objects that the modules before this one reach.
    fn before(&self) -> Seen {
        let mut seen = HashSet::new();
        for n in self.view.modules().into_iter().take_while(|n| *n != self.n) {
            let mut roots = self.view.children(self.view.module(n, module::OBJECT));
            roots.extend(
                [module::BODY, module::READS, module::DELTA, module::FRAMES]
                    .map(|f| self.view.module(n, f)),
            );
            self.view.reach(&roots, &mut seen);
        }
        Seen {
            first: seen,
            own: HashSet::new(),
        }
    }

    /// True if the object or string belongs to the module.
    fn is_own(&self, v: Value) -> bool {
        self.owners.get(&v.rom_off()) == Some(&self.n)
    }

    fn part(&self, name: String, value: Value, line: Option<u32>, seen: &mut Seen) -> Part {
        let first = self.view.reach(&[value], &mut seen.first);
        let mut own = self.view.reached(&[value], &mut seen.own);
        own.retain(|v| self.is_own(*v));
        let own = self.view.tally(&own);
        let all = self.view.reach(&[value], &mut HashSet::new());
        Part {
            name,
            value,
            line,
            others: total(&all) - total(&own),
            shared: total(&all) - total(&first),
            own,
            first,
        }
    }

    /// Bytes that belong to the module.
    pub fn own_bytes(&self) -> u32 {
        self.bytes(&self.owners)
    }

    /// Bytes that nothing but the module keeps in the image.
    pub fn retained_bytes(&self) -> u32 {
        self.bytes(&self.keepers)
    }

    fn bytes(&self, of: &Owners) -> u32 {
        owners::bytes(&self.view.mem, &self.view.image, of)[self.n as usize]
    }

    /// By name of a global, the line of the statement that binds it.
    fn lines(&self) -> HashMap<String, u32> {
        let globals = self.view.sidecar.map(|s| &s.globals);
        let own = globals.and_then(|g| g.get(&self.view.module_name(self.n)));
        own.into_iter().flatten().cloned().collect()
    }

    /// The parts of the module: its globals, then its memo, frames, body and namespace.
    pub fn parts(&self) -> Vec<Part> {
        let mut seen = self.before();
        let lines = self.lines();
        let mut parts = Vec::new();
        for (name, v) in self.view.globals(self.n) {
            let line = lines.get(&name).copied();
            parts.push(self.part(name, v, line, &mut seen));
        }
        let own = [
            ("(memo: reads)", self.view.module(self.n, module::READS)),
            ("(memo: changes)", self.view.module(self.n, module::DELTA)),
            (
                "(suspended frames)",
                self.view.module(self.n, module::FRAMES),
            ),
            ("(body)", self.view.module(self.n, module::BODY)),
        ];
        for (name, v) in own.into_iter().filter(|(_, v)| v.is_def()) {
            parts.push(self.part(name.to_owned(), v, None, &mut seen));
        }
        if self.view.image.main == Some(self.n) {
            let name = "(start of the program)".to_owned();
            // No module was ever charged for it in the bytes that modules add.
            let part = self.part(name, self.view.image.start, None, &mut seen.clone());
            self.view.reached(&[part.value], &mut seen.own);
            parts.push(Part {
                first: Tallies::new(),
                shared: total(&part.first) + part.shared,
                ..part
            });
        }
        parts.push(self.namespace(&mut seen));
        let made: Vec<Value> = self.rest(&seen.own);
        if !made.is_empty() {
            parts.push(Part {
                name: "(used elsewhere)".to_owned(),
                value: Value::UNDEF,
                line: None,
                own: self.view.tally(&made),
                others: 0,
                first: Tallies::new(),
                shared: 0,
            });
        }
        parts
    }

    /// The module object, with its table, names and entry in the directory.
    fn namespace(&self, seen: &mut Seen) -> Part {
        let view = self.view;
        let object = view.module(self.n, module::OBJECT);
        let mut names = view.children(object);
        names.extend(view.name_string(self.n));
        let mut first = view.reach(&names, &mut seen.first);
        let roots = owners::roots(&view.mem, &view.image, self.n);
        let mut own = view.reached(&roots, &mut seen.own);
        own.retain(|v| self.is_own(*v));
        let mut own = view.tally(&own);
        for table in [&mut first, &mut own] {
            let t = table.entry(Kind::Module.name()).or_default();
            t.count += 1;
            t.bytes += 4 * (1 + view.mem.size(object));
        }
        Part {
            name: "(namespace)".to_owned(),
            value: Value::UNDEF,
            line: None,
            own,
            others: 0,
            first,
            shared: 0,
        }
    }

    /// What belongs to the module although the module does not refer to it: its body made it for others.
    fn rest(&self, seen: &HashSet<u32>) -> Vec<Value> {
        let module = self.view.module(self.n, module::OBJECT).rom_off();
        let own = self.owners.iter().filter(|(_, n)| **n == self.n);
        own.map(|(place, _)| *place)
            .filter(|place| *place != module)
            .map(|place| match place < self.view.image.objects {
                true => Value::rom_str(place),
                false => Value::rom(place),
            })
            .filter(|v| !seen.contains(&v.bits()))
            .collect()
    }

    /// The object at `path` below the module, such as `.Class.method`.
    pub fn name(&self, path: &str) -> Result<Named, Failure> {
        let mut seen = self.before();
        let lines = self.lines();
        let mut value = self.view.module(self.n, module::OBJECT);
        let (mut rest, mut line, mut top) = (path, None, true);
        while !rest.is_empty() {
            let parts = self.view.parts(value);
            let fits = |label: &str| {
                rest.strip_prefix(label)
                    .is_some_and(|r| r.is_empty() || r.starts_with(['.', '[', ' ']))
            };
            let Some(at) = parts.iter().position(|(label, _)| fits(label)) else {
                let module = self.view.module_name(self.n);
                let here = &path[..path.len() - rest.len()];
                let d = Diagnostic::new(format!(
                    "{module}{here} has nothing called {}",
                    rest.trim_start_matches('.')
                ));
                return Err(d.help("the names are those of the frozen module; a body that runs on the device has none").into());
            };
            let before: Vec<Value> = parts[..at].iter().map(|(_, v)| *v).collect();
            self.view.reach(&before, &mut seen.first);
            self.view.reach(&before, &mut seen.own);
            if top {
                line = lines.get(parts[at].0.trim_start_matches('.')).copied();
            }
            top = false;
            value = parts[at].1;
            rest = &rest[parts[at].0.len()..];
        }
        let part = self.part(
            path.trim_start_matches('.').to_owned(),
            value,
            line,
            &mut seen.clone(),
        );
        let line = line.or_else(|| self.line_of(value));
        let parts = self.view.parts(value);
        let parts = parts
            .into_iter()
            .map(|(label, v)| self.part(label, v, self.line_of(v), &mut seen))
            .collect();
        Ok(Named {
            part: Part { line, ..part },
            parts,
        })
    }

    /// The line where a function begins.
    fn line_of(&self, v: Value) -> Option<u32> {
        let mem = &self.view.mem;
        let v = if mem.is(v, Kind::Func) {
            mem.get(v, function::CODE)
        } else {
            v
        };
        if !mem.is(v, Kind::Code) {
            return None;
        }
        self.view.code_line(v.rom_off()).map(|(_, line)| line)
    }

    /// The heap that the import takes: from the freeze's report, or else measured.
    pub fn price(&self, loaded: &Loaded, heap: u32) -> Option<u32> {
        if let Some(r) = &self.report {
            return Some(r.heap_at_import);
        }
        if self.view.state(self.n) != State::Frozen {
            return None;
        }
        let mut ram = vec![0u32; (heap / 4) as usize];
        let mut board = FreezeBoard { heap };
        let mut vm = Vm::new(&loaded.rom, &mut ram, &mut board).ok()?;
        vm.collect();
        let before = vm.mem_alloc();
        vm.run_module(self.n).ok()?;
        vm.collect();
        vm.mem_alloc().checked_sub(before)
    }

    /// The line where the body stopped.
    pub fn stop_line(&self) -> Option<u32> {
        if let Some(line) = self.report.as_ref().and_then(|r| r.line) {
            return Some(line);
        }
        if self.view.state(self.n) != State::Resumes {
            return None;
        }
        let frames = match self.view.is_begun(self.n) {
            true => self.view.start(start::FRAMES),
            false => self.view.module(self.n, module::FRAMES),
        };
        let object = self.view.module(self.n, module::OBJECT);
        let place = self.view.stop_place(frames, object)?;
        self.view.line(place).map(|(_, line)| line)
    }

    /// The changes of the memo, in words: change, object, key, value.
    pub fn delta(&self) -> Vec<[String; 4]> {
        let delta = self.view.module(self.n, module::DELTA);
        if !self.view.mem.is(delta, Kind::Tuple) {
            return Vec::new();
        }
        let paths = self.view.paths();
        let name = |v: Value| {
            paths
                .get(&v.bits())
                .cloned()
                .unwrap_or_else(|| self.view.describe(v))
        };
        let size = self.view.mem.size(delta).min(self.view.image.len);
        let mut all = Vec::new();
        for i in (0..size / CHANGE_WORDS).map(|i| i * CHANGE_WORDS) {
            let [what, object, key, value] = [1, 2, 3, 4].map(|k| self.view.mem.get(delta, i + k));
            let none = String::new;
            let describe = |v| self.view.describe(v);
            let (what, object, key, value) = match Change::from_index(what.as_len()) {
                Some(Change::Import | Change::Module) => {
                    let what = match Mark::from_index(key.as_len()) {
                        Mark::There | Mark::Bound | Mark::Entered => "imports",
                        Mark::Failed => "fails to import",
                        Mark::Unbound => "unbinds",
                    };
                    (what, self.view.module_name(object.as_len()), none(), none())
                }
                Some(Change::Entry) if value.is_undef() => {
                    ("deletes", name(object), describe(key), describe(value))
                }
                Some(Change::Entry) => ("sets", name(object), describe(key), describe(value)),
                Some(Change::Append) => ("appends", name(object), none(), describe(key)),
                Some(Change::Setting) => {
                    let setting = match Setting::from_index(object.as_len()) {
                        Setting::GcEnabled => "gc.isenabled()",
                        Setting::GcThreshold => "gc.threshold()",
                        Setting::OptLevel => "micropython.opt_level()",
                    };
                    ("sets", setting.to_owned(), none(), describe(key))
                }
                _ => ("replaces", name(object), none(), describe(key)),
            };
            all.push([what.to_owned(), object, key, value]);
        }
        all
    }
}
