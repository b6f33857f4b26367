//! The plan of a project: its modules, and the objects that they share.

use crate::rng::Rng;

use super::kind::{Kind, KINDS};

/// A module of the project.
#[derive(Clone, Debug)]
pub struct Module {
    /// The full dotted name.
    pub name: String,
    /// True for a package.
    pub package: bool,
    /// The package that it is in.
    pub parent: Option<usize>,
    /// True if it defines shared objects.
    pub state: bool,
}

impl Module {
    /// The path of its file.
    pub fn path(&self) -> String {
        let end = if self.package { "/__init__.py" } else { ".py" };
        self.name.replace('.', "/") + end
    }

    /// Its name in its package.
    pub fn own(&self) -> &str {
        self.name.rsplit('.').next().unwrap_or(&self.name)
    }
}

/// An object that modules share.
#[derive(Clone, Debug)]
pub struct Object {
    /// The module that defines it.
    pub module: usize,
    /// Its name there.
    pub name: String,
    /// What it is.
    pub kind: Kind,
}

/// The plan of a project.
#[derive(Clone, Debug)]
pub struct World {
    /// The modules without the program. A module imports those before it, and in cycles any.
    pub modules: Vec<Module>,
    /// The shared objects.
    pub objects: Vec<Object>,
    /// True if there are star imports. Then no class becomes an entry of `sys.modules`: MicroPython reads outside an
    /// object at a star import of it.
    pub stars: bool,
    /// True if classes get a `__setattr__`, and no property: MicroPython looks for the property first.
    pub stores: bool,
}

/// The number of `main` among modules.
pub const MAIN: usize = usize::MAX;

const PLAIN: [&str; 8] = ["m0", "m1", "m2", "alpha", "beta", "red", "blue", "rules"];
const PARTS: [&str; 5] = ["m0", "m1", "connect", "sa", "sb"];

impl World {
    /// A random plan.
    pub fn new(rng: &mut Rng) -> World {
        let mut w = World {
            modules: Vec::new(),
            objects: Vec::new(),
            stars: rng.percent(60),
            stores: rng.percent(40),
        };
        let most = rng.between(2, 7);
        w.module("core".to_owned(), false, None, true);
        let mut plain = PLAIN.to_vec();
        let mut packages = vec!["pk", "web"];
        while w.modules.len() < most {
            if !packages.is_empty() && rng.percent(25) {
                let p = packages.remove(rng.below(packages.len()));
                w.package(p, most, rng);
            } else {
                // Numbered modules are the targets of computed imports, so they come first.
                let i = if rng.percent(60) {
                    0
                } else {
                    rng.below(plain.len())
                };
                let name = plain.remove(i).to_owned();
                let state = rng.percent(12);
                w.module(name, false, None, state);
            }
        }
        for m in 0..w.modules.len() {
            if w.modules[m].state {
                w.share(m, rng);
            }
        }
        w
    }

    fn module(&mut self, name: String, package: bool, parent: Option<usize>, state: bool) {
        self.modules.push(Module {
            name,
            package,
            parent,
            state,
        });
    }

    fn package(&mut self, name: &str, most: usize, rng: &mut Rng) {
        let package = self.modules.len();
        self.module(name.to_owned(), true, None, rng.percent(20));
        let mut parts = PARTS.to_vec();
        for _ in 0..rng.between(1, 3) {
            if self.modules.len() <= most {
                let part = parts.remove(rng.below(parts.len()));
                // Functions take no attributes in MicroPython, and the package may bind this name to one.
                let state = part != "connect" && rng.percent(25);
                self.module(format!("{name}.{part}"), false, Some(package), state);
            }
        }
    }

    /// Gives objects to a module.
    fn share(&mut self, module: usize, rng: &mut Rng) {
        let number = if module == 0 {
            rng.between(1, 4)
        } else {
            rng.between(1, 2)
        };
        let mut kinds = KINDS.to_vec();
        for _ in 0..number {
            let kind = kinds.remove(rng.below(kinds.len()));
            self.objects.push(Object {
                module,
                name: kind.name().to_owned(),
                kind,
            });
        }
    }

    /// The objects of a module.
    pub fn of(&self, module: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.objects.len()).filter(move |o| self.objects[*o].module == module)
    }
}
