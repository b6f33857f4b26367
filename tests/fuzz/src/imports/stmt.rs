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

    /// Statements in a function.
    pub(super) fn function(&mut self, make: impl FnOnce(&mut Self) -> Vec<Stmt>) -> Vec<Stmt> {
        let local = std::mem::replace(&mut self.local, true);
        let body = self.inner(make);
        self.local = local;
        body
    }

    /// An object that is in reach: the expression, its kind, and whether it is a plain name.
    fn object(&mut self) -> Option<(String, Kind, bool)> {
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
    fn module_in_reach(&mut self) -> Option<(String, usize)> {
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
    fn fill(&mut self, template: &str, x: &str) -> (bool, String) {
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
    fn read(&mut self) -> (bool, String) {
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

    /// A change of an object of another module.
    pub(super) fn change(&mut self) -> Vec<Stmt> {
        let Some((x, kind, direct)) = self.object() else {
            let target = self.target();
            return self.import(target);
        };
        let usable = |w: &str| !(w.starts_with('=') && direct && self.local);
        let writes: Vec<&str> = kind
            .writes()
            .iter()
            .copied()
            .filter(|w| usable(w))
            .collect();
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
        let write = *self.rng.pick(kind.writes());
        let read = *self.rng.pick(kind.reads());
        let (writes_raise, write) = self.fill(write, &x);
        let (reads_raise, read) = self.fill(read, &x);
        let shown = Stmt::line(format!("print({}, {read})", self.label()));
        let mut all = self.guarded(vec![Stmt::line(write)], if writes_raise { 93 } else { 4 });
        all.extend(self.guarded(vec![shown], if reads_raise { 94 } else { 4 }));
        all
    }

    fn print(&mut self) -> Vec<Stmt> {
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

    fn offer(&mut self, text: String) {
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

    /// A function or class that registers itself with a decorator.
    fn register(&mut self) -> Vec<Stmt> {
        let n = self.fresh();
        for _ in 0..8 {
            let Some((x, kind, direct)) = self.object() else {
                break;
            };
            if direct {
                continue;
            }
            let module = x.rsplit_once('.').map_or("", |(m, _)| m);
            match kind {
                Kind::Handlers => {
                    let event = self.rng.word(&["\"tap\"", "\"key\""]);
                    let head = format!("@{module}.on({event})\ndef h{n}():");
                    let all = vec![Stmt::block(head, vec![Stmt::line(format!("return {n}"))])];
                    return self.guarded(all, 50);
                }
                Kind::Classes => {
                    let head = format!("@{module}.enrol\nclass P{n}:");
                    let body = self.inner(Self::change);
                    return self.guarded(vec![Stmt::block(head, body)], 50);
                }
                _ => {}
            }
        }
        self.change()
    }

    /// Rebinds or deletes attributes of other modules, and binds new ones.
    fn patch(&mut self) -> Vec<Stmt> {
        let Some((m, number)) = self.module_in_reach() else {
            return self.change();
        };
        let objects: Vec<usize> = self.world.of(number).collect();
        let name = match objects.get(self.rng.below(objects.len())) {
            Some(o) => self.world.objects[*o].name.clone(),
            None => "extra".to_owned(),
        };
        let u = self.fresh();
        let part = self.world.modules.iter().find(|p| p.parent == Some(number));
        let part = part.map(|p| p.own().to_owned());
        let deleted = |name: &str| {
            // MicroPython raises KeyError where CPython raises AttributeError.
            let body = vec![Stmt::line(format!("del {m}.{name}"))];
            vec![Stmt::block(format!("if hasattr({m}, {name:?}):"), body)]
        };
        let lines = |text: &str| text.lines().map(Stmt::line).collect();
        let body: Vec<Stmt> = match (self.rng.below(17), part) {
            (0, Some(part)) => deleted(&part),
            (1, Some(part)) => lines(&format!("{m}.{part} = {u}")),
            (2, Some(part)) => lines(&format!("print(\"part\", type({m}.{part}) is type({m}))")),
            (0 | 1, _) => lines(&format!("{m}.extra = {u}")),
            (2 | 3, _) => lines(&format!("{m}.len = lambda x: {u}")),
            (4, _) => deleted("len"),
            (5 | 6, _) => deleted(&name),
            (7, _) => deleted("extra"),
            (8 | 9, _) => lines(&format!("setattr({m}, \"ex\" + \"tra\", {u})")),
            (10, _) => lines(&format!("import builtins\nbuiltins.zap = {u}")),
            (11, _) => lines("zap"),
            (12, _) => lines(&format!("import builtins\nbuiltins.sum = lambda x: {u}")),
            (13, _) => lines(&format!("{m}.connect = lambda: {u}")),
            _ => match self.object() {
                Some((x, Kind::Ints | Kind::Words | Kind::Grid | Kind::Count, _)) => {
                    lines(&format!("{m}.alias = {x}"))
                }
                _ => lines(&format!("print(\"alias\", {m}.alias)")),
            },
        };
        self.guarded(body, 75)
    }

    /// A hook that one module sets and another one calls.
    fn hook(&mut self) -> Vec<Stmt> {
        let Some((m, _)) = self.module_in_reach() else {
            return self.change();
        };
        let n = self.fresh();
        match self.rng.below(4) {
            0 => {
                let body = self.function(Self::change);
                vec![
                    Stmt::block(format!("def h{n}(v):"), body),
                    Stmt::line(format!("{m}.on_load = h{n}")),
                ]
            }
            1 => vec![Stmt::line(format!(
                "{m}.on_load = lambda v: print(\"hook {n}\", v)"
            ))],
            _ => {
                let call = vec![Stmt::line(format!("{m}.on_load(__name__)"))];
                let other = self.inner(Self::change);
                let test = Stmt::block(format!("if hasattr({m}, \"on_load\"):"), call);
                let test = if self.rng.percent(40) {
                    test.and("else:", other)
                } else {
                    test
                };
                self.guarded(vec![test], 30)
            }
        }
    }

    /// Changes `sys.modules`.
    fn modules_table(&mut self) -> Vec<Stmt> {
        let target = self.target();
        let Some(module) = self.world.modules.get(target) else {
            return self.change();
        };
        if module.package && self.me != MAIN {
            // CPython raises KeyError if a submodule is being imported.
            return self.change();
        }
        let name = &module.name;
        let u = self.fresh();
        let (lines, again) = match self.rng.below(6) {
            0..=2 => (vec![format!("del sys.modules[{name:?}]")], true),
            3 => (vec![format!("sys.modules.pop({name:?}, None)")], true),
            4 if !self.world.stars && !module.package && module.parent.is_none() => (
                vec![
                    format!("class X{u}:"),
                    format!("    log = [{u}]"),
                    format!("    n = {u}"),
                    format!("sys.modules[{name:?}] = X{u}"),
                ],
                true,
            ),
            _ => (
                vec![format!("print(\"loaded\", {name:?} in sys.modules)")],
                false,
            ),
        };
        let mut body = vec![Stmt::line("import sys"), Stmt::line(lines.join("\n"))];
        if again && self.rng.percent(80) {
            body.extend(self.import(target));
        }
        self.guarded(body, 90)
    }

    /// A raise that depends on what others have counted, or that always happens.
    pub(super) fn raise(&mut self) -> Stmt {
        let what = self
            .rng
            .word(&["ValueError", "KeyError", "RuntimeError", "ImportError"]);
        let raise = Stmt::line(format!("raise {what}"));
        match self.number(false) {
            Some(n) if self.rng.percent(70) => {
                let most = self.rng.between(1, 5);
                Stmt::block(format!("if {n} < {most}:"), vec![raise])
            }
            _ => raise,
        }
    }

    /// An import that is tried several times, with a change between the attempts.
    fn retried(&mut self) -> Vec<Stmt> {
        let target = self.target();
        let first = self.inner(|m| m.import(target));
        let mut round = self.guarded(first, 100);
        round.extend(self.inner(Self::change));
        let mut all = vec![Stmt::block("for q in range(3):", round)];
        if self.me != MAIN && self.rng.percent(30) && !self.local && self.depth == 0 {
            let raise = self.raise();
            all.push(raise);
        }
        all
    }

    /// A subclass or an instance of a shared class, and what it shows.
    fn class_of_kind(&mut self) -> Vec<Stmt> {
        let n = self.fresh();
        for _ in 0..8 {
            match self.object() {
                Some((x, Kind::Class, _)) => {
                    let attribute = self.rng.word(&["a", "items", "b"]);
                    let mut all = match self.rng.below(3) {
                        0 => vec![Stmt::block(
                            format!("class S{n}({x}):"),
                            vec![Stmt::line("extra = 1")],
                        )],
                        1 => vec![Stmt::line(format!("S{n} = {x}()"))],
                        _ => vec![
                            Stmt::line(format!("S{n} = {x}()")),
                            Stmt::line(format!("S{n}.a = {n}")),
                        ],
                    };
                    let label = self.label();
                    all.push(Stmt::line(format!("print({label}, S{n}.{attribute})")));
                    self.offer(format!("{{m}}S{n}.{attribute}"));
                    return self.guarded(all, 70);
                }
                Some((x, Kind::Hooked, _)) => {
                    // In CPython a property that comes later wins over the instance's attribute, so that is not `p`.
                    self.offer(format!("{{m}}S{n}.s"));
                    self.offer(format!("getattr({{m}}S{n}, \"p\", 0)"));
                    let all = vec![
                        Stmt::line(format!("S{n} = {x}()")),
                        Stmt::line(format!("S{n}.s = {n}")),
                    ];
                    return self.guarded(all, 70);
                }
                _ => {}
            }
        }
        self.change()
    }

    /// An `__all__` with some of the module's names.
    pub(super) fn all_names(&mut self) -> Stmt {
        let all: Vec<usize> = self.world.of(self.me).collect();
        let mut names = Vec::new();
        for o in all {
            if self.rng.percent(60) {
                names.push(format!("{:?}", self.world.objects[o].name));
            }
        }
        Stmt::line(format!("__all__ = [{}]", names.join(", ")))
    }
}
