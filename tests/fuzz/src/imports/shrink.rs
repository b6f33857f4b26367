//! Makes a project that differs smaller: it removes modules, statements and clauses as long as the difference stays.

use std::time::{Duration, Instant};

use crate::compare::Difference;

use super::project::{File, Project, Stmt};

/// The time that one project may take.
const TIME: Duration = Duration::from_secs(40);

/// The smallest project that was found to differ in the same way, and its difference. `test` says how a project
/// differs. `None` if the project itself does not.
pub fn shrink(
    project: &Project,
    test: &mut dyn FnMut(&Project) -> Option<Difference>,
) -> Option<(Project, Difference)> {
    let began = Instant::now();
    let mut best = project.clone();
    let mut why = test(&best)?;
    let ends = why.ends.clone();
    loop {
        let before = best.clone();
        for cut in [
            Cut::File,
            Cut::Run(8),
            Cut::Run(3),
            Cut::Run(1),
            Cut::Unwrap,
            Cut::Clause,
        ] {
            let mut n = 0;
            while began.elapsed() < TIME {
                let mut next = best.clone();
                if !cut_one(&mut next, cut, n) {
                    break;
                }
                match test(&next) {
                    // Another kind of end is another difference.
                    Some(d) if d.ends == ends && next != best => (best, why) = (next, d),
                    _ => n += 1,
                }
            }
        }
        if best == before {
            return Some((best, why));
        }
    }
}

/// A way to make a project smaller.
#[derive(Clone, Copy)]
enum Cut {
    /// A file is removed.
    File,
    /// This many statements in a row are removed.
    Run(usize),
    /// The block of a clause takes the place of its statement.
    Unwrap,
    /// A clause is removed.
    Clause,
}

/// Makes cut number `n`, counted from the end of the project. Returns whether there is such a cut.
fn cut_one(p: &mut Project, cut: Cut, n: usize) -> bool {
    if let Cut::File = cut {
        let at = p.files.len().checked_sub(n + 1).filter(|at| *at > 0);
        return at.map(|at| cut_file(p, at)).is_some();
    }
    let mut left = n;
    p.files
        .iter_mut()
        .any(|f| cut_body(&mut f.body, cut, &mut left))
}

/// Removes a file. One of a package that has others becomes empty: without it, the directory would be no package.
fn cut_file(p: &mut Project, at: usize) {
    let file = p.files.remove(at);
    let inside = file.path.strip_suffix("__init__.py");
    if inside.is_some_and(|i| p.files.iter().any(|f| f.path.starts_with(i))) {
        let (path, body) = (file.path, Vec::new());
        p.files.insert(at, File { path, body });
    }
}

fn cut_body(body: &mut Vec<Stmt>, cut: Cut, left: &mut usize) -> bool {
    let mut here = || {
        let found = *left == 0;
        *left = left.saturating_sub(1);
        found
    };
    for i in (0..body.len()).rev() {
        match cut {
            Cut::File => {}
            Cut::Run(run) => {
                if i + 1 >= run && here() {
                    body.drain(i + 1 - run..=i);
                    return true;
                }
            }
            Cut::Unwrap => {
                for c in 0..body[i].clauses.len() {
                    if body[i].clauses[c].head.ends_with(':') && here() {
                        let inner = std::mem::take(&mut body[i].clauses[c].body);
                        body.splice(i..=i, inner);
                        return true;
                    }
                }
            }
            Cut::Clause => {
                for c in 1..body[i].clauses.len() {
                    if here() {
                        body[i].clauses.remove(c);
                        return true;
                    }
                }
            }
        }
    }
    let below = body.iter_mut().rev().flat_map(|s| &mut s.clauses);
    for c in below {
        if cut_body(&mut c.body, cut, left) {
            return true;
        }
    }
    false
}
