//! The forms of an import, and the places where one can be.

use super::gen::{Maker, What};
use super::project::Stmt;
use super::world::MAIN;

impl Maker<'_> {
    /// The imports at the beginning of a module: one at least of a module that has objects.
    pub(super) fn first_imports(&mut self) -> Vec<Stmt> {
        let world = self.world;
        let states: Vec<usize> = (0..world.modules.len())
            .filter(|m| world.modules[*m].state && *m != self.me)
            .collect();
        let mut body = Vec::new();
        for _ in 0..self.rng.between(1, 2) {
            let earlier = states.iter().filter(|m| **m < self.me).count();
            let among = if self.rng.percent(90) {
                earlier
            } else {
                states.len()
            };
            let Some(target) = states.get(self.rng.below(among)) else {
                continue;
            };
            body.extend(self.import(*target));
        }
        body
    }

    /// What a package does with its submodules.
    pub(super) fn package_imports(&mut self) -> Vec<Stmt> {
        let world = self.world;
        let me = self.me;
        let parts: Vec<usize> = (0..world.modules.len())
            .filter(|m| world.modules[*m].parent == Some(me))
            .collect();
        let mut body = Vec::new();
        for p in parts {
            let part = &world.modules[p];
            let own = part.own();
            let lines: Vec<String> = match self.rng.below(9) {
                0 => vec![format!("from . import {own}")],
                1 if own == "connect" => vec!["from .connect import connect".to_owned()],
                2 if world.stars => vec![format!("from .{own} import *")],
                3 => vec![
                    format!("from . import {own}"),
                    format!("{own} = \"bound anew\""),
                ],
                4 => vec![format!("from . import {own}"), format!("del {own}")],
                5 => vec![format!("import {}", part.name)],
                6 => vec![format!("from . import {own} as other")],
                7 if self.rng.percent(50) => vec![format!("{own} = \"bound before\"")],
                _ if own == "connect" => vec!["from .connect import connect".to_owned()],
                _ => continue,
            };
            let lines = lines.into_iter().map(Stmt::line).collect();
            body.extend(self.guarded(lines, 15));
        }
        body
    }

    /// A module to import: mostly an earlier one, in cycles any.
    pub(super) fn target(&mut self) -> usize {
        let all = self.world.modules.len();
        let earlier = self.me.min(all);
        if self.me != MAIN && self.rng.percent(3) {
            return MAIN;
        }
        if earlier > 0 && self.rng.percent(80) {
            return self.rng.below(earlier);
        }
        self.rng.below(all)
    }

    /// An import of a module, in any form that binds its name here.
    pub(super) fn import(&mut self, target: usize) -> Vec<Stmt> {
        let world = self.world;
        let Some(module) = world.modules.get(target) else {
            return vec![Stmt::line("import main")];
        };
        let name = module.name.as_str();
        let own = module.own().to_owned();
        let near = match (module.parent, world.modules.get(self.me)) {
            (Some(p), Some(me)) => p == self.me || me.parent == Some(p),
            _ => false,
        };
        let objects: Vec<usize> = world.of(target).collect();
        let one = objects.get(self.rng.below(objects.len())).copied();
        let top = self.depth == 0 && !self.local;
        let n = self.fresh();
        let mut bind = |name: String, what: What| self.scope.push((name, what));
        let line = match (self.rng.below(14), module.parent, one) {
            (0, _, _) => {
                bind(format!("q{n}"), What::Module(target));
                match module.parent {
                    // `import a.b as c` fails in more cycles in MicroPython.
                    Some(_) => format!("from {} import {own} as q{n}", parent_of(name)),
                    None => format!("import {name} as q{n}"),
                }
            }
            (1 | 2, Some(_), _) if near => {
                bind(own.clone(), What::Module(target));
                format!("from . import {own}")
            }
            (1..=4, Some(_), _) => {
                bind(own.clone(), What::Module(target));
                format!("from {} import {own}", parent_of(name))
            }
            (5 | 6, _, Some(o)) => {
                let object = world.objects[o].name.clone();
                bind(object.clone(), What::Object(o));
                match near {
                    true => format!("from .{own} import {object}"),
                    false => format!("from {name} import {object}"),
                }
            }
            (7, _, Some(_)) if top && world.stars => {
                for o in objects {
                    bind(world.objects[o].name.clone(), What::Object(o));
                }
                format!("from {name} import *")
            }
            (8, None, _) => {
                bind(format!("q{n}"), What::Module(target));
                format!("q{n} = __import__({name:?})")
            }
            (9, _, Some(o)) => {
                bind(format!("o{n}"), What::Object(o));
                format!("from {name} import {} as o{n}", world.objects[o].name)
            }
            _ => {
                bind(name.to_owned(), What::Module(target));
                if let Some(p) = module.parent {
                    bind(parent_of(name).to_owned(), What::Module(p));
                }
                format!("import {name}")
            }
        };
        vec![Stmt::line(line)]
    }

    /// An import whose name is computed; a value that other modules change may decide it.
    pub(super) fn computed_import(&mut self) -> Vec<Stmt> {
        let world = self.world;
        let with = |prefix: &str| {
            let numbered = |n: &usize| {
                let name = format!("{prefix}m{n}");
                world.modules.iter().any(|m| m.name == name)
            };
            (0..3).take_while(numbered).count()
        };
        let prefixes: Vec<(&str, usize)> = ["", "pk.", "web."]
            .map(|p| (p, with(p)))
            .into_iter()
            .filter(|(_, n)| *n > 0)
            .collect();
        if prefixes.is_empty() {
            let target = self.target();
            return self.import(target);
        }
        let (prefix, number) = *self.rng.pick(&prefixes);
        let most = number + usize::from(self.rng.percent(10));
        let form = self.rng.below(3);
        let decides = match self.number(form == 1) {
            Some(text) if self.rng.percent(70) => text,
            _ => self.fresh().to_string(),
        };
        let import = |n: &str| Stmt::line(format!("__import__(\"{prefix}m%d\" % ({n}))"));
        match form {
            0 => {
                let order = self
                    .rng
                    .pick(&["(0, 1)", "(1, 0)", "(0, 1, 2)", "(2, 1, 0)"])
                    .to_owned();
                vec![Stmt::block(
                    format!("for q in {order}:"),
                    vec![import(&format!("q % {most}"))],
                )]
            }
            1 => {
                let body = vec![import(&format!("q % {most}"))];
                // With one item, MicroPython does not call the key.
                let items = most.max(2);
                let sorted =
                    format!("sorted(range({items}), key=lambda v: (v + {decides}) % {items})");
                vec![Stmt::block(format!("for q in {sorted}:"), body)]
            }
            _ => vec![import(&format!("({decides}) % {most}"))],
        }
    }

    /// An import in some place: a block, a function, a class, below a native.
    pub(super) fn placed_import(&mut self) -> Vec<Stmt> {
        let target = self.target();
        let name = match self.world.modules.get(target) {
            Some(m) => m.name.clone(),
            None => "main".to_owned(),
        };
        let n = self.fresh();
        let label = self.label();
        match self.rng.below(12) {
            0 | 1 => self.computed_import(),
            2 => {
                let body = self.inner(|m| m.import(target));
                let test = self.condition();
                vec![Stmt::block(format!("if {test}:"), body)]
            }
            3 => {
                let body = self.class_body(|m| {
                    let mut body = m.import(target);
                    body.extend(m.statement());
                    body
                });
                vec![Stmt::block(format!("class C{n}:"), body)]
            }
            4 => {
                let body = self.function(|m| {
                    let mut body = m.import(target);
                    body.extend(m.statement());
                    body
                });
                let call = Stmt::line(format!("f{n}()"));
                let mut all = vec![Stmt::block(format!("def f{n}():"), body)];
                all.extend(self.guarded(vec![call], 60));
                all
            }
            5 => {
                let body = self.inner(|m| m.import(target));
                let swallows = self.rng.percent(50);
                let enter = self.function(|m| m.change());
                let class = Stmt::block(
                    format!("class W{n}:"),
                    vec![
                        Stmt::block("def __enter__(self):", enter),
                        Stmt::block(
                            "def __exit__(self, a, b, c):",
                            vec![
                                Stmt::line(format!("print({label}, a is None)")),
                                Stmt::line(format!(
                                    "return {}",
                                    if swallows { "True" } else { "False" }
                                )),
                            ],
                        ),
                    ],
                );
                let with = Stmt::block(format!("with W{n}():"), body);
                let mut all = vec![class];
                all.extend(self.guarded(vec![with], 50));
                all
            }
            6 => {
                let body = self.inner(|m| m.import(target));
                let round = self.guarded(body, 100);
                let times = self.rng.between(2, 3);
                vec![Stmt::block(format!("for q in range({times}):"), round)]
            }
            7 => {
                let key = format!("key=lambda v: (__import__({name:?}) and v) % 3");
                let text = self.rng.pick(&[
                    "sorted([4, 2, 3], KEY)",
                    "max([4, 2, 3], KEY)",
                    "min([4, 5], KEY)",
                ]);
                let line = Stmt::line(format!("print({label}, {})", text.replace("KEY", &key)));
                self.guarded(vec![line], 40)
            }
            8 | 9 => {
                let body = self.function(|m| {
                    let mut body = vec![Stmt::line("yield 1")];
                    body.extend(m.import(target));
                    if m.rng.percent(50) {
                        body.extend(m.change());
                    }
                    body.push(Stmt::line("yield 2"));
                    body
                });
                let whole = self.rng.pick(&[
                    "list(G)",
                    "sum(G)",
                    "sorted(G)",
                    "tuple(G)",
                    "max(G)",
                    "[v for v in G]",
                    "any(v > 1 for v in G)",
                    "[9, 8][:next(G)]",
                    "dict((v, v) for v in G).get(1)",
                    "list(map(lambda v: v + 1, G))",
                    "list(zip(G, G))",
                    "bytes(G)",
                    "sorted(set(G))",
                ]);
                let whole = whole.replace('G', &format!("g{n}()"));
                let mut lines = vec![Stmt::line(format!("print({label}, {whole})"))];
                if self.rng.percent(40) {
                    if let Some((x, text)) = self.filled() {
                        let text = text.replace("{x}", &x).replace("{g}", &format!("g{n}()"));
                        lines = vec![Stmt::line(text)];
                    }
                }
                let mut all = vec![Stmt::block(format!("def g{n}():"), body)];
                all.extend(self.guarded(lines, 40));
                all
            }
            10 => {
                let body = self.inner(|m| m.import(target));
                let last = self.inner(|m| m.change());
                let once = vec![Stmt::block("try:", body).and("finally:", last)];
                self.guarded(once, 60)
            }
            _ => {
                let line = Stmt::line(format!("[__import__({name:?}) for q in (1, 2)]"));
                self.guarded(vec![line], 60)
            }
        }
    }
}

fn parent_of(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(p, _)| p)
}
