//! Names of modules that a program puts together: `"templates.t_{}".format(n)`.
//!
//! A computed import does not say which modules it needs, but the texts of the module do. Each text is followed as far
//! as its beginning is the same in every run: through `+`, `%`, `format`, `join`, f-strings, variables, attributes and
//! the defaults of arguments.

use std::collections::BTreeMap;

use rustpython_parser::ast::{Arguments, Constant, Expr, ExprCall, Operator};

/// A text that a module may use as the name of a module.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct NameText {
    /// Its beginning, up to the first part that is computed. `__name__` stands for the name of the module itself.
    pub start: String,
    /// True if nothing of it is computed.
    pub whole: bool,
    /// The line that has it.
    pub line: u32,
}

/// An import whose module is computed: `__import__(name)`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ComputedImport {
    /// The beginnings that the names may have, as far as the module's texts tell.
    pub names: Vec<NameText>,
    /// True if the names are relative to the module's package.
    pub relative: bool,
    /// Line of the call.
    pub line: u32,
}

/// The name of the module itself, as a part of a text.
pub const OWN_NAME: &str = "__name__";

/// A part of a text.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Piece {
    Text(String),
    /// The value of a variable or attribute of this name.
    Name(String),
    /// Anything.
    Hole,
}

/// The most parts of a text, and operators within operators, that are followed.
const PIECES_MAX: usize = 24;
/// The most values of a variable that are followed.
const VALUES_MAX: usize = 16;

/// The texts of a module.
#[derive(Default)]
pub(super) struct Texts {
    /// The values that are assigned to each variable, attribute and argument.
    values: BTreeMap<String, Vec<Vec<Piece>>>,
    found: Vec<(Vec<Piece>, u32)>,
    computed: Vec<(Vec<Piece>, bool, u32)>,
}

impl Texts {
    /// Notes that `target` gets this value somewhere.
    pub fn assigned(&mut self, target: &Expr, value: &Expr) {
        match (target, value) {
            (Expr::Name(n), value) => self.named(&n.id, value),
            (Expr::Attribute(a), value) => self.named(&a.attr, value),
            (Expr::Tuple(t), Expr::Tuple(v)) if t.elts.len() == v.elts.len() => {
                t.elts
                    .iter()
                    .zip(&v.elts)
                    .for_each(|(t, v)| self.assigned(t, v));
            }
            _ => {}
        }
    }

    /// Notes that a variable, attribute or argument gets this value somewhere.
    pub fn named(&mut self, name: &str, value: &Expr) {
        let pieces = match value {
            Expr::Tuple(_) | Expr::List(_) => return,
            value => pieces(value),
        };
        if pieces.iter().any(|p| *p != Piece::Hole) {
            let values = self.values.entry(name.to_owned()).or_default();
            if values.len() < VALUES_MAX && !values.contains(&pieces) {
                values.push(pieces);
            }
        }
    }

    /// Notes that a loop goes through the items of a literal.
    pub fn looped(&mut self, target: &Expr, items: &Expr) {
        let items = match items {
            Expr::Tuple(t) => &t.elts,
            Expr::List(l) => &l.elts,
            _ => return,
        };
        items.iter().for_each(|item| self.assigned(target, item));
    }

    /// Notes the defaults of arguments.
    pub fn defaults(&mut self, args: &Arguments) {
        for arg in args
            .posonlyargs
            .iter()
            .chain(&args.args)
            .chain(&args.kwonlyargs)
        {
            if let Some(value) = &arg.default {
                self.named(&arg.def.arg, value);
            }
        }
    }

    /// Notes an expression, if it is a text.
    pub fn text(&mut self, e: &Expr, line: impl FnOnce() -> u32) {
        let is_text = match e {
            Expr::Constant(c) => matches!(&c.value, Constant::Str(_)),
            Expr::JoinedStr(_) => true,
            Expr::BinOp(b) => matches!(b.op, Operator::Add | Operator::Mod),
            Expr::Call(c) => is_text_method(c),
            _ => false,
        };
        if is_text {
            let found = pieces(e);
            if found.first().is_some_and(|p| *p != Piece::Hole) {
                self.found.push((found, line()));
            }
        }
    }

    /// Notes an import of a computed name.
    pub fn imported(&mut self, name: &Expr, relative: bool, line: u32) {
        self.computed.push((pieces(name), relative, line));
    }

    /// Gives the texts that may be names of modules, each once, and the imports of computed names.
    pub fn finish(self) -> (Vec<NameText>, Vec<ComputedImport>) {
        let mut texts = Vec::new();
        for (pieces, line) in &self.found {
            texts.extend(self.beginnings(pieces, *line));
        }
        texts.sort();
        texts.dedup_by(|b, a| a.start == b.start && a.whole == b.whole);
        let computed = self
            .computed
            .iter()
            .map(|(pieces, relative, line)| ComputedImport {
                names: self.beginnings(pieces, *line),
                relative: *relative,
                line: *line,
            });
        (texts, computed.collect())
    }

    /// Lists the beginnings that the text may have.
    fn beginnings(&self, pieces: &[Piece], line: u32) -> Vec<NameText> {
        let mut all = vec![(String::new(), true)];
        for piece in pieces {
            let values = self.values_of(piece, 0);
            let mut longer = Vec::new();
            for (start, whole) in all {
                if !whole {
                    longer.push((start, false));
                    continue;
                }
                for (value, ends) in &values {
                    longer.push((format!("{start}{value}"), *ends));
                }
            }
            longer.truncate(VALUES_MAX);
            all = longer;
        }
        all.retain(|(start, _)| !start.is_empty());
        all.sort();
        all.dedup();
        let text = |(start, whole)| NameText { start, whole, line };
        all.into_iter().map(text).collect()
    }

    /// Lists the beginnings that a part of a text may have, and whether each is all of it.
    fn values_of(&self, piece: &Piece, depth: usize) -> Vec<(String, bool)> {
        let hole = || vec![(String::new(), false)];
        match piece {
            Piece::Text(t) => vec![(t.clone(), true)],
            Piece::Name(n) if n == OWN_NAME => vec![(n.clone(), true)],
            Piece::Name(n) if depth < 4 => {
                let Some(values) = self.values.get(n) else {
                    return hole();
                };
                let mut all = Vec::new();
                for pieces in values {
                    let mut start = String::new();
                    let mut whole = true;
                    for piece in pieces {
                        // Of a variable in a variable, the first value is followed.
                        let next = self.values_of(piece, depth + 1).into_iter().next();
                        let (text, ends) = next.unwrap_or_default();
                        start += &text;
                        whole = ends;
                        if !whole {
                            break;
                        }
                    }
                    all.push((start, whole));
                }
                all
            }
            _ => hole(),
        }
    }
}

/// True for `text.format(...)` and `text.join(...)`.
fn is_text_method(c: &ExprCall) -> bool {
    matches!(&*c.func, Expr::Attribute(a) if matches!(a.attr.as_str(), "format" | "join"))
}

/// The parts of a text.
fn pieces(e: &Expr) -> Vec<Piece> {
    let mut out = Vec::new();
    add(e, &mut out, 0);
    out.truncate(PIECES_MAX);
    out
}

fn add(e: &Expr, out: &mut Vec<Piece>, depth: usize) {
    if depth > PIECES_MAX || out.len() > PIECES_MAX {
        return out.push(Piece::Hole);
    }
    match e {
        Expr::Constant(c) => out.push(match &c.value {
            Constant::Str(s) => Piece::Text(s.clone()),
            Constant::Int(n) => Piece::Text(n.to_string()),
            _ => Piece::Hole,
        }),
        Expr::Name(n) => out.push(Piece::Name(n.id.to_string())),
        Expr::Attribute(a) => out.push(Piece::Name(a.attr.to_string())),
        Expr::JoinedStr(j) => j.values.iter().for_each(|v| add(v, out, depth + 1)),
        Expr::FormattedValue(f) if f.format_spec.is_none() => add(&f.value, out, depth + 1),
        Expr::BinOp(b) if b.op == Operator::Add => {
            add(&b.left, out, depth + 1);
            add(&b.right, out, depth + 1);
        }
        Expr::BinOp(b) if b.op == Operator::Mod => match template(&b.left) {
            Some(text) => percent(text, &b.right, out, depth),
            None => out.push(Piece::Hole),
        },
        Expr::Call(c) => call(c, out, depth),
        _ => out.push(Piece::Hole),
    }
}

/// The text of a constant.
fn template(e: &Expr) -> Option<&str> {
    match e {
        Expr::Constant(c) => c.value.as_str().map(String::as_str),
        _ => None,
    }
}

fn call(c: &ExprCall, out: &mut Vec<Piece>, depth: usize) {
    let Expr::Attribute(method) = &*c.func else {
        return out.push(Piece::Hole);
    };
    match (
        method.attr.as_str(),
        template(&method.value),
        c.args.as_slice(),
    ) {
        ("format", Some(text), _) => braces(text, c, out, depth),
        ("join", Some(between), [Expr::Tuple(t)]) => join(between, &t.elts, out, depth),
        ("join", Some(between), [Expr::List(l)]) => join(between, &l.elts, out, depth),
        // A part of a name, or its letters in another case, begins like nothing that is known.
        _ => out.push(Piece::Hole),
    }
}

fn join(between: &str, items: &[Expr], out: &mut Vec<Piece>, depth: usize) {
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push(Piece::Text(between.to_owned()));
        }
        add(item, out, depth + 1);
    }
}

/// `text % values`.
fn percent(text: &str, values: &Expr, out: &mut Vec<Piece>, depth: usize) {
    let mut values = match values {
        Expr::Tuple(t) => t.elts.iter(),
        one => std::slice::from_ref(one).iter(),
    };
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        out.push(Piece::Text(before.to_owned()));
        let end = after.find(|c: char| c.is_ascii_alphabetic() || c == '%');
        let end = end.map_or(after.len(), |i| i + 1);
        match &after[..end] {
            "%" => out.push(Piece::Text("%".to_owned())),
            "s" => match values.next() {
                Some(value) => add(value, out, depth + 1),
                None => out.push(Piece::Hole),
            },
            _ => {
                values.next();
                out.push(Piece::Hole);
            }
        }
        rest = &after[end..];
    }
    out.push(Piece::Text(rest.to_owned()));
}

/// `text.format(...)`.
fn braces(text: &str, c: &ExprCall, out: &mut Vec<Piece>, depth: usize) {
    let mut next = 0;
    let mut rest = text;
    while let Some(at) = rest.find('{') {
        out.push(Piece::Text(rest[..at].replace("}}", "}")));
        let field = &rest[at + 1..];
        if let Some(after) = field.strip_prefix('{') {
            out.push(Piece::Text("{".to_owned()));
            rest = after;
            continue;
        }
        let Some((field, after)) = field.split_once('}') else {
            return out.push(Piece::Hole);
        };
        let value = match field {
            "" => {
                next += 1;
                c.args.get(next - 1)
            }
            name => {
                let keyword = c.keywords.iter().find(|k| k.arg.as_deref() == Some(name));
                let number = name.parse::<usize>().ok();
                number.map_or(keyword.map(|k| &k.value), |n| c.args.get(n))
            }
        };
        match value {
            Some(value) => add(value, out, depth + 1),
            None => out.push(Piece::Hole),
        }
        rest = after;
    }
    out.push(Piece::Text(rest.replace("}}", "}")));
}
