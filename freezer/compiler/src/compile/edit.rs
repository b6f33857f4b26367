//! Changes of a source text before it is parsed, and the places of the characters that they add.

/// A change: the text from one place to another becomes a new one, which is ASCII.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Change {
    pub start: usize,
    pub end: usize,
    pub new: String,
}

/// A text with changes.
pub(super) struct Edited {
    /// The new text.
    pub text: String,
    /// Places in the new text of the characters that the written text does not have, in order.
    pub added: Vec<u32>,
}

/// Makes changes, which are in the order of the text. `earlier` are places of characters that were added to it before.
pub(super) fn apply(text: &str, changes: &[Change], earlier: &[u32]) -> Edited {
    let mut out = Edited {
        text: String::with_capacity(text.len()),
        added: Vec::new(),
    };
    let mut earlier = earlier.iter().copied().peekable();
    let mut done = 0;
    for change in changes {
        out.keep(text, done, change.start, &mut earlier);
        let old = text.get(done.max(change.start)..change.end).unwrap_or("");
        let at = out.text.len() + old.chars().count();
        out.text.push_str(&change.new);
        out.added.extend(at as u32..out.text.len() as u32);
        done = change.end;
    }
    out.keep(text, done, text.len(), &mut earlier);
    out
}

impl Edited {
    /// Copies a part of the old text.
    fn keep(
        &mut self,
        text: &str,
        from: usize,
        to: usize,
        earlier: &mut std::iter::Peekable<impl Iterator<Item = u32>>,
    ) {
        while let Some(at) = earlier.next_if(|at| (*at as usize) < to) {
            if at as usize >= from {
                self.added
                    .push((self.text.len() + at as usize - from) as u32);
            }
        }
        self.text.push_str(text.get(from..to).unwrap_or(""));
    }
}
