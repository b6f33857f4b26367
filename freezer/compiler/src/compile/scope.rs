//! Scopes: which names a piece of code binds, and what each name means.

use std::collections::{HashMap, HashSet};

use indexmap::{IndexMap, IndexSet};

/// Number of a scope; the module's is 0.
pub(super) type ScopeId = usize;

/// A variable: the scope that binds it, and its name.
pub(super) type VarId = (ScopeId, String);

/// What a scope belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Module,
    /// A function or lambda.
    Function,
    Class,
    /// A list, set or dict comprehension.
    Comp,
    Genexp,
}

/// What a scope does with a name.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Sym {
    /// Assigned, imported, an argument ...
    pub bound: bool,
    pub param: bool,
    pub global: bool,
    pub nonlocal: bool,
    pub used: bool,
    /// Target of `del` or of `except ... as`.
    pub deleted: bool,
    /// Number of places that bind or delete it.
    pub stores: u32,
}

/// One scope.
#[derive(Debug)]
pub(super) struct Scope {
    pub kind: Kind,
    pub parent: Option<ScopeId>,
    pub syms: IndexMap<String, Sym>,
    /// Contains `yield`.
    pub generator: bool,
    /// `async def`, or a comprehension that awaits.
    pub coroutine: bool,
    /// Names that `:=` binds.
    pub walrus: HashSet<String>,
    /// The scope whose code unit holds this scope's code.
    pub owner: ScopeId,
    /// True for a comprehension that has to be a function.
    separate: bool,
}

/// What a name means in a scope.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Binding {
    /// A variable of that function-like scope.
    Local(ScopeId),
    /// The `__class__` of that class.
    ClassCell(ScopeId),
    /// An entry of the class namespace, else a global.
    ClassName,
    Global,
}

/// All scopes of a module, and what is known about them.
#[derive(Default, Debug)]
pub(super) struct Scopes {
    pub all: Vec<Scope>,
    /// Scope of a node of the syntax tree, by its address.
    pub by_node: HashMap<usize, ScopeId>,
    /// Variables that inner code units use. They live in cells.
    pub captured: HashSet<VarId>,
    /// For each scope that has a code unit, the variables it gets from outside.
    pub frees: Vec<IndexSet<VarId>>,
    /// The name under which the module has `micropython.const`.
    pub const_name: Option<String>,
    /// For each name, the last place in the text that assigns to it.
    last_assigned: HashMap<String, u32>,
}

impl Scopes {
    /// Adds a scope.
    pub fn add(&mut self, kind: Kind, parent: Option<ScopeId>) -> ScopeId {
        let id = self.all.len();
        self.all.push(Scope {
            kind,
            parent,
            syms: IndexMap::new(),
            generator: false,
            coroutine: false,
            walrus: HashSet::new(),
            owner: id,
            separate: false,
        });
        id
    }

    /// The entry of `name` in a scope, made if there is none.
    pub fn sym(&mut self, scope: ScopeId, name: &str) -> &mut Sym {
        self.all[scope].syms.entry(name.to_owned()).or_default()
    }

    /// What `name` means in `scope`.
    pub fn binding(&self, scope: ScopeId, name: &str) -> Binding {
        let own = self.all[scope].syms.get(name).copied().unwrap_or_default();
        let kind = self.all[scope].kind;
        if own.global || kind == Kind::Module {
            return Binding::Global;
        }
        if own.bound && !own.nonlocal {
            return if kind == Kind::Class {
                Binding::ClassName
            } else {
                Binding::Local(scope)
            };
        }
        match self.outer_binding(scope, name) {
            Binding::Global if kind == Kind::Class => Binding::ClassName,
            b => b,
        }
    }

    /// What `name` means in the scopes around `scope`.
    pub fn outer_binding(&self, scope: ScopeId, name: &str) -> Binding {
        let mut next = self.all[scope].parent;
        while let Some(id) = next {
            let s = &self.all[id];
            next = s.parent;
            match s.kind {
                Kind::Module => return Binding::Global,
                Kind::Class => {
                    if name == "__class__" {
                        return Binding::ClassCell(id);
                    }
                }
                Kind::Function | Kind::Comp | Kind::Genexp => match s.syms.get(name) {
                    Some(sym) if sym.global => return Binding::Global,
                    Some(sym) if sym.bound && !sym.nonlocal => return Binding::Local(id),
                    _ => (),
                },
            }
        }
        Binding::Global
    }

    /// Notes an assignment to `name` at this place in the text, in whatever scope.
    pub fn assigned_at(&mut self, name: &str, at: u32) {
        let last = self.last_assigned.entry(name.to_owned()).or_default();
        *last = at.max(*last);
    }

    /// True if nothing behind this place in the text assigns to `name`, in any scope. Arguments, `def`, `class`, `import`
    /// and `except ... as` do not count: after them the name still means the constant, as in MicroPython.
    pub fn assigned_last(&self, name: &str, at: u32) -> bool {
        self.last_assigned.get(name).is_none_or(|last| *last <= at)
    }

    /// Decides which comprehensions are inlined, which variables live in cells, and which variables each code unit
    /// takes from outside.
    pub fn resolve(&mut self) {
        loop {
            self.set_owners();
            self.capture();
            let mut changed = false;
            for id in 0..self.all.len() {
                let s = &self.all[id];
                if s.kind == Kind::Comp && !s.separate {
                    let captured = s
                        .syms
                        .iter()
                        .any(|(name, _)| self.captured.contains(&(id, name.clone())));
                    if captured {
                        self.all[id].separate = true;
                        changed = true;
                    }
                }
            }
            if !changed {
                return;
            }
        }
    }

    fn set_owners(&mut self) {
        for id in 0..self.all.len() {
            let s = &self.all[id];
            let inline = s.kind == Kind::Comp && !s.separate;
            let owner = match s.parent {
                Some(parent) if inline => self.all[parent].owner,
                _ => id,
            };
            self.all[id].owner = owner;
        }
    }

    fn capture(&mut self) {
        let mut captured = HashSet::new();
        let mut frees = vec![IndexSet::new(); self.all.len()];
        for id in 0..self.all.len() {
            for name in self.all[id].syms.keys() {
                let (Binding::Local(def) | Binding::ClassCell(def)) = self.binding(id, name) else {
                    continue;
                };
                let home = self.all[def].owner;
                let mut unit = self.all[id].owner;
                if unit != home {
                    captured.insert((def, name.clone()));
                }
                while unit != home {
                    frees[unit].insert((def, name.clone()));
                    match self.all[unit].parent {
                        Some(parent) => unit = self.all[parent].owner,
                        None => break,
                    }
                }
            }
        }
        self.captured = captured;
        self.frees = frees;
    }
}

/// The identity of a node of the syntax tree: its address.
pub(super) fn node_id<T>(node: &T) -> usize {
    std::ptr::from_ref(node) as usize
}
