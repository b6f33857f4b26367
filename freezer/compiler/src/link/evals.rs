//! Finds the strings that a program may give to `eval`. The VM has no compiler, so they are compiled here.

use std::collections::BTreeMap;

use super::Module;
use crate::Const;

/// The constant strings and bytes that may be an expression, each with the first module that has it. A name or a
/// literal alone is not among them: the VM reads those itself.
pub(super) fn eval_strings(modules: &[Module<'_>]) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for (index, m) in modules.iter().enumerate() {
        m.unit.each_const(&mut |k| {
            let text = match k {
                Const::Str(s) => Some(s.as_str()),
                Const::Bytes(b) => std::str::from_utf8(b).ok(),
                _ => None,
            };
            if let Some(text) = text.filter(|text| worth_compiling(text)) {
                found.entry(text.to_owned()).or_insert(index);
            }
        });
    }
    found
}

/// A cheap test that most prose fails. An expression of one line has an operator, a call, a subscript or a keyword.
fn worth_compiling(s: &str) -> bool {
    let t = s.trim();
    if t.is_empty() || t.len() > 400 || t.contains('\n') {
        return false;
    }
    let chain = t
        .split('.')
        .all(|p| !p.is_empty() && p.chars().all(|c| c.is_alphanumeric() || c == '_'));
    if chain && !t.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let has = |p: &[&str]| p.iter().any(|x| t.contains(x));
    has(&[
        "(", "[", "{", "<", ">", "==", "!=", "+", "-", "*", "/", "%", "&", "|", "^", "~", " and ",
        " or ", " in ", " is ",
    ]) || t.starts_with("not ")
        || t.contains(" if ")
        || t.starts_with("lambda")
}
