//! Statements that read and change the objects of other modules.

use super::gen::{Maker, What};
use super::kind::Kind;
use super::project::Stmt;
use super::world::MAIN;

const WORDS: [&str; 4] = ["\"a\"", "\"k\"", "\"tap\"", "\"b\""];
/// The depth of blocks at which only simple statements are made.
const DEPTH_MAX: usize = 2;

impl Maker<'_> {
    /// Statements in a block: names that they bind are not used after it.
    pub(super) fn inner(&mut self, make: impl FnOnce(&mut Self) -> Vec<Stmt>) -> Vec<Stmt> {
        let kept = self.scope.len();
        self.depth += 1;
        let body = make(self);
        self.depth -= 1;
        self.scope.truncate(kept);
        body
    }

    /// Statements in the body of a class. It does not raise: after that, MicroPython keeps the namespace of the class.
    pub(super) fn class_body(&mut self, make: impl FnOnce(&mut Self) -> Vec<Stmt>) -> Vec<Stmt> {
        let body = self.inner(make);
        self.guarded(body, 100)
    }

    /// Statements in a function.
    pub(super) fn function(&mut self, make: impl FnOnce(&mut Self) -> Vec<Stmt>) -> Vec<Stmt> {
        let local = std::mem::replace(&mut self.local, true);
        let body = self.inner(make);
        self.local = local;
        body
    }

    /// An object that is in reach: the expression, its kind, and whether it is a plain name.
    pub(super) fn object(&mut self) -> Option<(String, Kind, bool)> {
        for _ in 0..6 {
            let (name, what) = self.scope.get(self.rng.below(self.scope.len()))?.clone();
            match what {
                What::Object(o) => return Some((name, self.world.objects[o].kind, true)),
                What::Module(m) => {
                    let all: Vec<usize> = self.world.of(m).collect();
                    if let Some(o) = all.get(self.rng.below(all.len())) {
                        let o = &self.world.objects[*o];
                        return Some((format!("{name}.{}", o.name), o.kind, false));
                    }
                }
            }
        }
        None
    }

    /// The expression of a module that is in reach and takes attributes.
    pub(super) fn module_in_reach(&mut self) -> Option<(String, usize)> {
        let modules: Vec<(String, usize)> = self
            .scope
            .iter()
            .filter_map(|(name, what)| match what {
                What::Module(m) if self.world.modules[*m].own() != "connect" => {
                    Some((name.clone(), *m))
                }
                _ => None,
            })
            .collect();
        modules.get(self.rng.below(modules.len())).cloned()
    }

    /// Fills the places of a template. Returns whether it may raise, and the text.
    pub(super) fn fill(&mut self, template: &str, x: &str) -> (bool, String) {
        let raises = template.starts_with('!');
        let mut text = template.trim_start_matches(['!', '=']).replace("{x}", x);
        while text.contains("{u}") {
            text = text.replacen("{u}", &self.fresh().to_string(), 1);
        }
        while text.contains("{i}") {
            text = text.replacen("{i}", &self.rng.between(0, 5).to_string(), 1);
        }
        while text.contains("{w}") {
            text = text.replacen("{w}", &self.rng.word(&WORDS), 1);
        }
        (raises, text)
    }

    /// An expression that learns something of another module. True if it may raise.
    pub(super) fn read(&mut self) -> (bool, String) {
        if self.rng.percent(15) {
            if let Some((name, m)) = self.module_in_reach() {
                let offers = self.offers_of(m);
                if !offers.is_empty() && self.rng.percent(70) {
                    let offer = self.rng.pick(&offers).replace("{m}", &format!("{name}."));
                    return (true, offer);
                }
                let read = *self.rng.pick(&[
                    "hasattr({x}, \"extra\")",
                    "getattr({x}, \"extra\", 0)",
                    "{x}.__name__",
                    "hasattr({x}, \"len\")",
                    "hasattr({x}, \"on_load\")",
                    "callable(getattr({x}, \"connect\", None))",
                    "hasattr({x}, \"alias\")",
                    "hasattr({x}, \"log\")",
                    "sorted(k for k in dir({x}) if k[:1] in \"abcdefn\")",
                ]);
                return self.fill(read, &name);
            }
        }
        match self.object() {
            Some((x, kind, _)) => {
                let read = *self.rng.pick(kind.reads());
                self.fill(read, &x)
            }
            None => (true, self.rng.word(&["__name__", "zap", "len(\"abc\")"])),
        }
    }

    /// A condition that does not raise.
    pub(super) fn condition(&mut self) -> String {
        for _ in 0..8 {
            if let (false, text) = self.read() {
                return text;
            }
        }
        "True".to_owned()
    }

    /// An expression whose value is a number that others change. A pure one changes nothing itself: MicroPython calls the
    /// key of a sort more often.
    pub(super) fn number(&mut self, pure: bool) -> Option<String> {
        for _ in 0..4 {
            let (x, kind, _) = self.object()?;
            let text = match kind {
                Kind::Count | Kind::Flag => x,
                Kind::Ids if !pure => format!("next({x})"),
                Kind::Tick if !pure => format!("{x}()"),
                Kind::Class | Kind::Thing => format!("getattr({x}, \"a\", 0)"),
                Kind::Once if !pure => format!("next({x}, 0)"),
                Kind::Ids | Kind::Tick | Kind::Once => continue,
                Kind::Hooked | Kind::Func | Kind::Size => continue,
                _ => format!("len({x})"),
            };
            return Some(text);
        }
        None
    }

    /// An object that takes items from `{g}`, and the statement.
    pub(super) fn filled(&mut self) -> Option<(String, &'static str)> {
        for _ in 0..6 {
            let (x, kind, direct) = self.object()?;
            let text = match kind {
                Kind::Ints => *self.rng.pick(&[
                    "{x}.extend({g})",
                    "{x}[:0] = list({g})",
                    "{x}.extend(v + 1 for v in {g})",
                ]),
                Kind::Seen => "{x}.update({g})",
                Kind::Queue => "{x}.extend({g})",
                Kind::Bytes => "{x}.extend(bytes({g}))",
                Kind::Table if !direct => "{x}.update((str(v), v) for v in {g})",
                _ => continue,
            };
            return Some((x, text));
        }
        None
    }

    /// The changes of this kind of object in this project.
    fn writes(&self, kind: Kind) -> impl Iterator<Item = &'static str> {
        let other = match self.world.stores {
            true => "property",
            false => "__setattr__",
        };
        let all = kind.writes().iter().copied();
        all.filter(move |w| !w.contains(other))
    }

    /// A change of an object of another module.
    pub(super) fn change(&mut self) -> Vec<Stmt> {
        let Some((x, kind, direct)) = self.object() else {
            let target = self.target();
            return self.import(target);
        };
        let usable = |w: &&str| !(w.starts_with('=') && direct && self.local);
        let writes: Vec<&str> = self.writes(kind).filter(usable).collect();
        let Some(write) = writes.get(self.rng.below(writes.len())) else {
            return vec![Stmt::line(format!("print({})", self.label()))];
        };
        let (raises, text) = self.fill(write, &x);
        let percent = if raises { 93 } else { 4 };
        self.guarded(vec![Stmt::line(text)], percent)
    }

    /// A change of an object, and a print of it.
    fn touch(&mut self) -> Vec<Stmt> {
        let Some((x, kind, _)) = self
            .object()
            .filter(|(_, _, direct)| !(*direct && self.local))
        else {
            return self.change();
        };
        let writes: Vec<&str> = self.writes(kind).collect();
        let write = *self.rng.pick(&writes);
        let read = *self.rng.pick(kind.reads());
        let (writes_raise, write) = self.fill(write, &x);
        let (reads_raise, read) = self.fill(read, &x);
        let shown = Stmt::line(format!("print({}, {read})", self.label()));
        let mut all = self.guarded(vec![Stmt::line(write)], if writes_raise { 93 } else { 4 });
        all.extend(self.guarded(vec![shown], if reads_raise { 94 } else { 4 }));
        all
    }

    pub(super) fn print(&mut self) -> Vec<Stmt> {
        let (mut raises, mut all) = (false, Vec::new());
        for _ in 0..self.rng.between(1, 2) {
            let (r, text) = self.read();
            raises |= r;
            all.push(text);
        }
        let line = Stmt::line(format!("print({}, {})", self.label(), all.join(", ")));
        self.guarded(vec![line], if raises { 94 } else { 5 })
    }

    /// Keeps a value that other modules show later.
    fn keep(&mut self) -> Vec<Stmt> {
        let (raises, text) = self.read();
        let name = format!("r{}", self.fresh());
        let line = Stmt::line(format!("{name} = {text}"));
        self.offer(format!("{{m}}{name}"));
        self.guarded(vec![line], if raises { 94 } else { 5 })
    }

    pub(super) fn offer(&mut self, text: String) {
        if self.me != MAIN && !self.local && self.depth == 0 {
            self.offers.push((self.me, text));
        }
    }

    /// Any statement.
    pub(super) fn statement(&mut self) -> Vec<Stmt> {
        if self.depth >= DEPTH_MAX {
            return match self.rng.below(3) {
                0 => self.print(),
                _ => self.change(),
            };
        }
        match self.rng.below(100) {
            0..=21 => self.change(),
            22..=35 => self.touch(),
            36..=44 => self.print(),
            45..=51 => self.keep(),
            52..=57 => self.block(),
            58..=64 => {
                let target = self.target();
                let import = self.import(target);
                let percent = if self.me == MAIN { 85 } else { 45 };
                self.guarded(import, percent)
            }
            65..=76 => self.placed_import(),
            77..=79 => self.define(),
            80..=84 => self.register(),
            85..=90 => self.patch(),
            91..=94 => self.hook(),
            95..=96 => self.modules_table(),
            97 => self.retried(),
            _ => self.class_of_kind(),
        }
    }

    fn block(&mut self) -> Vec<Stmt> {
        let body = self.inner(|m| {
            let mut body = m.statement();
            if m.rng.percent(50) {
                body.extend(m.statement());
            }
            body
        });
        match self.rng.below(4) {
            0 | 1 => {
                let test = self.condition();
                let mut all = Stmt::block(format!("if {test}:"), body);
                if self.rng.percent(40) {
                    let other = self.inner(Self::statement);
                    all = all.and("else:", other);
                }
                vec![all]
            }
            2 => self.guarded(body, 100),
            _ => {
                let times = match self.number(false) {
                    Some(n) => format!("({n}) % 3"),
                    None => "2".to_owned(),
                };
                let all = vec![Stmt::block(format!("for q in range({times}):"), body)];
                self.guarded(all, 30)
            }
        }
    }

    /// A function or generator that other modules call.
    fn define(&mut self) -> Vec<Stmt> {
        let n = self.fresh();
        let generator = self.rng.percent(50);
        let mut body = self.function(Self::statement);
        let (_, read) = self.read();
        body.push(Stmt::line(match generator {
            true => format!("yield {read}"),
            false => format!("return {read}"),
        }));
        if generator {
            body.extend(self.function(Self::statement));
            body.push(Stmt::line(format!("yield {n}")));
            self.offer(format!("next({{m}}g{n}, None)"));
            let mut all = vec![Stmt::block(format!("def run{n}():"), body)];
            all.push(Stmt::line(format!("g{n} = run{n}()")));
            if self.rng.percent(50) {
                let label = self.label();
                let line = Stmt::line(format!("print({label}, next(g{n}))"));
                all.extend(self.guarded(vec![line], 90));
            }
            return all;
        }
        self.offer(format!("{{m}}f{n}()"));
        vec![Stmt::block(format!("def f{n}():"), body)]
    }
}
