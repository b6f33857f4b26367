//! Statements that change modules and classes themselves: registries, rebinding, hooks, `sys.modules`, raises.

use super::gen::Maker;
use super::kind::Kind;
use super::project::Stmt;
use super::world::MAIN;

impl Maker<'_> {
    /// A function or class that registers itself with a decorator.
    pub(super) fn register(&mut self) -> Vec<Stmt> {
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
                    let body = self.class_body(Self::change);
                    return self.guarded(vec![Stmt::block(head, body)], 50);
                }
                _ => {}
            }
        }
        self.change()
    }

    /// Rebinds or deletes attributes of other modules, and binds new ones.
    pub(super) fn patch(&mut self) -> Vec<Stmt> {
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
    pub(super) fn hook(&mut self) -> Vec<Stmt> {
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
    pub(super) fn modules_table(&mut self) -> Vec<Stmt> {
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
    pub(super) fn retried(&mut self) -> Vec<Stmt> {
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
    pub(super) fn class_of_kind(&mut self) -> Vec<Stmt> {
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
