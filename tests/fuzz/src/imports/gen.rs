//! The generator: it makes a project from a seed.
//!
//! Not generated, because MicroPython differs from CPython there:
//!
//! - the order of plain dicts and of sets: both are sorted before they are shown;
//! - messages of exceptions, and their classes where CPython has a finer one: handlers for ImportError and NameError
//!   come before the one that prints the class;
//! - methods that MicroPython lacks: `deque.clear` and `remove`, `bytearray.pop`, `insert` and `clear`, `array.pop`;
//!   `del` of an item of a bytearray.

use crate::rng::Rng;

use super::kind::Kind;
use super::project::{File, Project, Stmt};
use super::world::{World, MAIN};

/// What a name or expression in a module refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The module of this number.
    Module(usize),
    /// The shared object of this number.
    Object(usize),
}

/// A project that is being made.
pub struct Maker<'a> {
    pub(super) world: &'a World,
    pub(super) rng: &'a mut Rng,
    /// Expressions that a finished module offers; `{m}` is the place of its prefix.
    pub(super) offers: Vec<(usize, String)>,
    /// Numbers names, labels and values.
    serial: usize,
    /// The module that is being made.
    pub(super) me: usize,
    /// What the module's names refer to.
    pub(super) scope: Vec<(String, What)>,
    /// True within a function: assignments would make local variables.
    pub(super) local: bool,
    /// The depth of blocks.
    pub(super) depth: usize,
    /// The probability in percent that a module prints when it is imported.
    loud: usize,
    /// The modules that keep what they would print.
    quiet: Vec<usize>,
}

/// The project of a seed.
pub fn project(seed: u64) -> Project {
    make(seed, false)
}

/// The project of a seed that prints nothing before its last statement: it has no effect but those that are inserted.
pub fn quiet_project(seed: u64) -> Project {
    make(seed, true)
}

fn make(seed: u64, all_quiet: bool) -> Project {
    let mut rng = Rng::new(seed);
    let world = World::new(&mut rng);
    // A body stops at its first print. So most modules keep what they learn, and the program prints it.
    let loud = *rng.pick(&[0, 0, 0, 10, 50]);
    let mut m = Maker {
        world: &world,
        rng: &mut rng,
        offers: Vec::new(),
        serial: 10,
        me: MAIN,
        scope: Vec::new(),
        local: false,
        depth: 0,
        loud: if all_quiet { 0 } else { loud },
        quiet: Vec::new(),
    };
    let mut files = Vec::new();
    for n in 0..world.modules.len() {
        files.push(m.module(n));
    }
    files.insert(0, m.main(all_quiet));
    Project { files }
}

impl Maker<'_> {
    /// A number that occurs once.
    pub(super) fn fresh(&mut self) -> usize {
        self.serial += 1;
        self.serial
    }

    /// The name of the module that is being made.
    pub(super) fn my_name(&self) -> &str {
        match self.world.modules.get(self.me) {
            Some(m) => &m.name,
            None => "main",
        }
    }

    /// A label for the output: the module and a number.
    pub(super) fn label(&mut self) -> String {
        let n = self.fresh();
        format!("\"{} {n}\"", self.my_name())
    }

    fn module(&mut self, n: usize) -> File {
        let world = self.world;
        let this = &world.modules[n];
        (self.me, self.scope) = (n, Vec::new());
        let mut body = Vec::new();
        if self.rng.percent(60) {
            body.push(Stmt::line(format!("print(\"begin\", {:?})", this.name)));
        }
        if this.own() == "connect" {
            let inner = vec![Stmt::line("return \"connected\"")];
            body.push(Stmt::block("def connect():", inner));
        }
        let early = self.rng.percent(30);
        if early && n > 0 {
            body.extend(self.first_imports());
        }
        for o in world.of(n) {
            if self.rng.percent(8) {
                body.extend(self.statement());
            }
            let object = &world.objects[o];
            let full = self.rng.percent(50);
            body.extend(object.kind.definition(full));
            self.scope.push((object.name.clone(), What::Object(o)));
        }
        if this.state && self.rng.percent(15) {
            body.push(self.all_names());
        }
        if !early && n > 0 {
            body.extend(self.first_imports());
        }
        if this.package {
            body.extend(self.package_imports());
        }
        if self.rng.percent(25) {
            body.extend(self.ask_classes());
        }
        let number = match (this.state, n) {
            (_, 0) => self.rng.below(3),
            (true, _) => self.rng.below(4),
            (false, _) => self.rng.between(2, 7),
        };
        for _ in 0..number {
            body.extend(self.statement());
        }
        if n > 0 && !this.package && self.rng.percent(9) {
            body.push(self.raise());
        }
        if !self.rng.percent(self.loud) {
            keep_prints(&mut body);
            self.quiet.push(n);
        }
        let path = this.path();
        File { path, body }
    }

    fn main(&mut self, all_quiet: bool) -> File {
        (self.me, self.scope) = (MAIN, Vec::new());
        let world = self.world;
        let mut body = Vec::new();
        if self.rng.percent(90) {
            let import = self.import(0);
            body.extend(import);
        }
        let mut order: Vec<usize> = (0..world.modules.len()).collect();
        for i in (1..order.len()).rev() {
            if self.rng.percent(50) {
                let j = self.rng.below(i + 1);
                order.swap(i, j);
            }
        }
        let things = self.intercepted();
        let at = self.rng.below(order.len());
        for (i, m) in order.into_iter().enumerate() {
            if i == at {
                body.extend(things.clone());
            }
            for _ in 0..self.rng.below(4) {
                body.extend(self.statement());
            }
            if self.rng.percent(80) {
                let import = self.import(m);
                body.extend(self.guarded(import, 85));
            }
        }
        for _ in 0..self.rng.below(4) {
            body.extend(self.statement());
        }
        let shown = Stmt::line("print(_out)");
        if self.rng.percent(60) && !all_quiet {
            keep_prints(&mut body);
            body.push(shown.clone());
        }
        body.extend(self.last_look());
        if all_quiet {
            keep_prints(&mut body);
            body.push(shown);
        }
        let path = "main.py".to_owned();
        File { path, body }
    }

    /// Makes stores to shared instances do nothing, now and then.
    fn intercepted(&mut self) -> Vec<Stmt> {
        let world = self.world;
        let mut body = Vec::new();
        for (m, module) in world.modules.iter().enumerate() {
            let has_thing = world.of(m).any(|o| world.objects[o].kind == Kind::Thing);
            if has_thing && self.rng.percent(20) {
                let import = Stmt::line(format!("from {} import thing", module.name));
                let patch = Stmt::line("type(thing).__setattr__ = lambda s, n, v: None");
                body.extend(self.guarded(vec![import, patch], 100));
            }
        }
        body
    }

    /// Prints attributes of classes of earlier modules. As several modules ask for the same, an importer
    /// has often looked up what the module that it imports looks up.
    fn ask_classes(&mut self) -> Vec<Stmt> {
        let world = self.world;
        let mut body = Vec::new();
        for m in 0..self.me {
            for object in world.of(m).map(|o| &world.objects[o]) {
                let read = match object.kind {
                    Kind::Class => "{x}.a",
                    Kind::Thing if self.rng.percent(50) => "setattr({x}, \"c\", 5)",
                    Kind::Thing => "{x}.base",
                    Kind::Hooked => "{x}().a",
                    _ => continue,
                };
                let name = &world.modules[m].name;
                let import = Stmt::line(format!("from {name} import {}", object.name));
                let read = read.replace("{x}", &object.name);
                let shown = Stmt::line(format!("print({}, {read})", self.label()));
                body.extend(self.guarded(vec![import, shown], 100));
            }
        }
        body
    }

    /// Prints all shared objects, and some of what the modules offer.
    fn last_look(&mut self) -> Vec<Stmt> {
        let world = self.world;
        let mut body = Vec::new();
        for (n, module) in world.modules.iter().enumerate() {
            let name = format!("z{n}");
            if !module.state && self.rng.percent(10) {
                continue;
            }
            let import = Stmt::line(format!("import {} as {name}", module.name));
            let import = match module.parent {
                Some(_) => vec![
                    Stmt::line("import sys"),
                    Stmt::line(format!("{name} = sys.modules.get({:?})", module.name)),
                ],
                None => vec![import],
            };
            body.extend(self.guarded(import, 100));
            if self.quiet.contains(&n) {
                let shown = Stmt::line(format!("print({name}._out)"));
                body.extend(self.guarded(vec![shown], 100));
            }
            for o in world.of(n) {
                let object = &world.objects[o];
                let x = format!("{name}.{}", object.name);
                let read = object
                    .kind
                    .whole()
                    .trim_start_matches('!')
                    .replace("{x}", &x);
                let shown = Stmt::line(format!("print({:?}, {read})", object.name));
                body.extend(self.guarded(vec![shown], 100));
            }
            let offers: Vec<String> = self.offers_of(n);
            for offer in offers {
                let read = offer.replace("{m}", &format!("{name}."));
                let label = self.label();
                let shown = Stmt::line(format!("print({label}, {read})"));
                if self.rng.percent(60) {
                    body.extend(self.guarded(vec![shown], 100));
                }
            }
        }
        body
    }

    /// What a module offers.
    pub(super) fn offers_of(&self, module: usize) -> Vec<String> {
        let of = self.offers.iter().filter(|(m, _)| *m == module);
        of.map(|(_, text)| text.clone()).collect()
    }

    /// Wraps statements in `try`, with this probability in percent. The handlers print the class of the exception.
    pub(super) fn guarded(&mut self, body: Vec<Stmt>, percent: usize) -> Vec<Stmt> {
        if !self.rng.percent(percent) {
            return body;
        }
        let label = self.label();
        let shows = |what: &str| vec![Stmt::line(format!("print({label}, {what})"))];
        vec![Stmt::block("try:", body)
            .and("except ImportError:", shows("\"ImportError\""))
            .and("except NameError:", shows("\"NameError\""))
            .and("except Exception as e:", shows("type(e).__name__"))]
    }
}

/// The list in which a quiet module keeps what it would print.
const KEPT: &str = "_out = []";

/// Makes a body quiet: it keeps what it would print.
fn keep_prints(body: &mut Vec<Stmt>) {
    fn quiet(body: &mut [Stmt]) {
        for c in body.iter_mut().flat_map(|s| &mut s.clauses) {
            if let (Some(at), Some(args)) = (c.head.find("print("), c.head.strip_suffix(')')) {
                let (before, args) = (&c.head[..at], &args[at + "print(".len()..]);
                c.head = format!("{before}_out.append(repr(({args},)))");
            }
            quiet(&mut c.body);
        }
    }
    quiet(body);
    body.insert(0, Stmt::line(KEPT));
}
