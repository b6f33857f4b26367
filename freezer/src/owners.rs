//! Which module each object and string of an image is charged to.
//!
//! Code belongs to the module of its file, and an object to the module whose body ran when it was made. Storage, strings and
//! constants belong to the module that alone uses them. What several modules use, and nobody's body made, belongs to none.

use std::collections::HashMap;

use format::image::{module, Image};
use format::layout::module::NAME;
use format::mem::Mem;
use format::object::{self, FirstWrite, Kind};
use format::value::Value;

use crate::graph;

/// Who uses an object.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Users {
    /// One module, by its number in the directory.
    One(u32),
    /// More than one, or the image itself.
    Many,
}

/// The module that each object and string belongs to, by place: its number in the directory. What belongs to none is not in
/// it.
pub type Owners = HashMap<u32, u32>;

/// Bytes of each module, by its number in the directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Charges {
    /// Bytes of what belongs to it.
    pub own: Vec<u32>,
    /// Bytes that nothing but this module keeps in the image.
    pub retained: Vec<u32>,
}

/// What begins in the directory entry of module `n`: its name and namespace, memo, frames and body.
pub fn roots(mem: &Mem<'_>, image: &Image, n: u32) -> Vec<Value> {
    let object = image.module(mem, n, module::OBJECT);
    let mut all = graph::children(mem, image, object);
    all.push(mem.get(object, module::INFO));
    all.extend(full_name(mem, image, n));
    all
}

/// The string with the full name of module `n`, if it is in a package and the image has the string.
fn full_name(mem: &Mem<'_>, image: &Image, n: u32) -> Option<Value> {
    let text = |v: Value| {
        (0..mem.size(v))
            .map(|i| mem.byte(v, i))
            .collect::<Vec<u8>>()
    };
    let name_of = |n: u32| text(image.module(mem, n, NAME));
    let parent = |n: u32| {
        let p = u32::try_from(image.module(mem, n, module::PARENT).as_int());
        p.ok().filter(|p| *p < n)
    };
    let (mut name, mut at) = (name_of(n), parent(n)?);
    loop {
        let mut outer = name_of(at);
        outer.push(b'.');
        outer.extend(name);
        name = outer;
        match parent(at) {
            Some(p) => at = p,
            None => break,
        }
    }
    let hash = format::names::hash_bytes(&name);
    image.find_string(mem, hash, |v| text(v) == name)
}

/// The owners, if each object of `fixed` belongs to the module given there.
///
/// An object is also fixed if it is storage of a fixed one, since nothing else refers to it.
pub fn owners(mem: &Mem<'_>, image: &Image, fixed: &Owners) -> Owners {
    let mut spread = Spread::new(mem, image, fixed);
    for (place, n) in fixed {
        spread.use_children(Value::rom(*place), Users::One(*n));
    }
    spread.run();
    let used = spread.found.into_iter();
    let one = used.filter_map(|(place, users)| match users {
        Users::One(n) => Some((place, n)),
        Users::Many => None,
    });
    one.chain(fixed.iter().map(|(place, n)| (*place, *n)))
        .collect()
}

/// The module that alone reaches each object and string.
pub fn keepers(mem: &Mem<'_>, image: &Image) -> Owners {
    owners(mem, image, &Owners::new())
}

/// The bytes of the objects and strings of each module.
pub fn bytes(mem: &Mem<'_>, image: &Image, owners: &Owners) -> Vec<u32> {
    let mut all = vec![0; image.modules as usize];
    for (place, n) in owners {
        if let Some(sum) = all.get_mut(*n as usize) {
            *sum += 4 * object::total_words(mem.rom(*place));
        }
    }
    all
}

/// True if the body that made an object of this kind is its owner. Storage belongs to the object that uses it, whoever made
/// it larger; equal texts and bytes exist once in the image, whoever made them.
pub fn is_made(kind: Kind) -> bool {
    kind.first_write() != FirstWrite::Part && !matches!(kind, Kind::Str | Kind::Bytes)
}

/// Follows the references of an image, and finds out who uses what.
struct Spread<'a> {
    mem: &'a Mem<'a>,
    image: &'a Image,
    fixed: &'a Owners,
    found: HashMap<u32, Users>,
    todo: Vec<(Value, Users)>,
}

impl<'a> Spread<'a> {
    /// Begins at the modules, at the state of the program, and at what the image itself uses.
    fn new(mem: &'a Mem<'a>, image: &'a Image, fixed: &'a Owners) -> Spread<'a> {
        let mut all = Spread {
            mem,
            image,
            fixed,
            found: HashMap::new(),
            todo: Vec::new(),
        };
        for n in 0..image.modules {
            let object = image.module(mem, n, module::OBJECT);
            all.found.insert(object.rom_off(), Users::One(n));
            let roots = roots(mem, image, n);
            all.todo
                .extend(roots.into_iter().map(|v| (v, Users::One(n))));
        }
        let program = image.main.map_or(Users::Many, Users::One);
        all.todo.push((image.start, program));
        all.todo.push((image.data, Users::Many));
        let evals = mem.rom(format::image::header::EVALS);
        for i in 0..2 * mem.rom(format::image::header::EVAL_COUNT) {
            let v = Value::from_bits(mem.rom(evals + i));
            all.todo.push((v, Users::Many));
        }
        all
    }

    fn use_children(&mut self, v: Value, users: Users) {
        let children = graph::children(self.mem, self.image, v);
        self.todo.extend(children.into_iter().map(|c| (c, users)));
    }

    fn run(&mut self) {
        while let Some((v, users)) = self.todo.pop() {
            let is_string = v.is_rom_str();
            if !is_string && !v.is_rom() || self.mem.is(v, Kind::Module) {
                continue;
            }
            let place = v.rom_off();
            if self.fixed.contains_key(&place) {
                continue;
            }
            let users = match self.found.get(&place) {
                None => users,
                Some(before) if *before == users || *before == Users::Many => continue,
                Some(_) => Users::Many,
            };
            self.found.insert(place, users);
            if !is_string {
                self.use_children(v, users);
            }
        }
    }
}
