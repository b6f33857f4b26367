//! Makes a program smaller as long as it still differs.
//!
//! Every way to make a program smaller by one step is an *edit*, and edits are numbered in the order of
//! the tree. A round tries them one after the other and keeps each with which the difference
//! stays; rounds go on until none does.

use std::time::{Duration, Instant};

use crate::compare::{Pair, Verdict};
use crate::tree::{Clause, Expr, Part, Program, Stmt};

/// The time that shrinking one program may take. Most of it is spent on programs that no longer end after a cut.
const TIME: Duration = Duration::from_secs(90);

/// The smallest program that was found to differ, and its difference.
pub fn shrink(program: &Program, stress: bool, pair: &mut Pair) -> (Program, String) {
    let mut best = program.clone();
    let mut why = String::new();
    let mut ends = None;
    let began = Instant::now();
    let mut test = |p: &Program| {
        if began.elapsed() > TIME {
            return None;
        }
        match pair.compare(&p.texts(), stress) {
            // Another kind of end is another difference.
            Verdict::Differs(d) if *ends.get_or_insert_with(|| d.ends.clone()) == d.ends => {
                Some(d.to_string())
            }
            _ => None,
        }
    };
    if let Some(d) = test(&best) {
        why = d;
    }
    loop {
        let before = best.texts();
        for run in [32, 16, 8, 4, 2, 1] {
            rounds(&mut best, &mut why, Level::Statements(run), &mut test);
        }
        rounds(&mut best, &mut why, Level::Expressions, &mut test);
        if best.texts() == before {
            return (best, why);
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Level {
    /// Sequences of this many statements are cut; with one, clauses too.
    Statements(usize),
    Expressions,
}

fn rounds(
    best: &mut Program,
    why: &mut String,
    level: Level,
    test: &mut dyn FnMut(&Program) -> Option<String>,
) {
    let mut n = 0;
    loop {
        let mut next = best.clone();
        let mut edit = Edit {
            left: n,
            level,
            inner: true,
        };
        if !edit.program(&mut next) {
            return;
        }
        match test(&next) {
            Some(d) => {
                *best = next;
                *why = d;
            }
            None => n += 1,
        }
    }
}

/// Finds edit number `left` and makes it. Each function returns whether it was made.
struct Edit {
    left: usize,
    level: Level,
    /// Within statements too.
    inner: bool,
}

impl Edit {
    fn here(&mut self) -> bool {
        if self.left == 0 {
            return true;
        }
        self.left -= 1;
        false
    }

    fn program(&mut self, p: &mut Program) -> bool {
        // The program comes first: when it is smaller, some of its modules become superfluous.
        p.modules.iter_mut().rev().any(|m| {
            // Statements that make the output comparable stay unchanged or are removed.
            self.inner = m.name != "aid";
            self.body(&mut m.body)
        })
    }

    fn body(&mut self, body: &mut Vec<Stmt>) -> bool {
        if let Level::Statements(run) = self.level {
            let mut end = body.len();
            while end > 0 {
                let start = end.saturating_sub(run);
                if (end - start == run || run == 1) && self.here() {
                    body.drain(start..end);
                    return true;
                }
                end = start;
            }
            if run == 1 && self.inner {
                for i in 0..body.len() {
                    for c in 0..body[i].clauses.len() {
                        if body[i].clauses[c].body.is_some() && self.here() {
                            let inner = body[i].clauses[c].body.take().unwrap_or_default();
                            body.splice(i..=i, inner);
                            return true;
                        }
                        if body[i].clauses.len() > 1 && self.here() {
                            body[i].clauses.remove(c);
                            return true;
                        }
                    }
                }
            }
        }
        self.inner
            && body
                .iter_mut()
                .any(|s| s.clauses.iter_mut().any(|c| self.clause(c)))
    }

    fn clause(&mut self, c: &mut Clause) -> bool {
        if self.level == Level::Expressions && self.parts(&mut c.head) {
            return true;
        }
        c.body.as_mut().is_some_and(|b| self.body(b))
    }

    fn parts(&mut self, parts: &mut [Part]) -> bool {
        for p in parts {
            match p {
                Part::Text(_) => {}
                Part::One(e) => {
                    if self.expr(e) {
                        return true;
                    }
                }
                Part::Many(all) => {
                    for i in 0..all.len() {
                        if self.here() {
                            all.remove(i);
                            return true;
                        }
                    }
                    if all.iter_mut().any(|e| self.expr(e)) {
                        return true;
                    }
                }
            }
        }
        false
    }

    fn expr(&mut self, e: &mut Expr) -> bool {
        if let Some(simple) = e.simple {
            if e.text() != simple && self.here() {
                *e = Expr::atom(simple);
                return true;
            }
            for i in 0..e.parts.len() {
                if let Part::One(inner) = &e.parts[i] {
                    let inner = (**inner).clone();
                    if inner.simple.is_some() && self.here() {
                        *e = inner;
                        return true;
                    }
                }
            }
        }
        self.parts(&mut e.parts)
    }
}
