//! Environment variables that choose some of the tests' programs by a part of their names.

/// The items whose name contains the variable's value; all of them if it is not set or empty. `place` tells where the
/// names are.
///
/// # Panics
/// If no name contains the value: a typing error is not taken for a run that passed.
#[track_caller]
pub fn retain<T>(variable: &str, place: &str, items: Vec<T>, name: impl Fn(&T) -> &str) -> Vec<T> {
    let part = std::env::var(variable).unwrap_or_default();
    match matching(variable, &part, place, items, name) {
        Ok(chosen) => chosen,
        Err(message) => panic!("{message}"),
    }
}

/// The items whose name contains `part`.
///
/// # Errors
/// A sentence that names variable, value and place, if no name contains it.
pub fn matching<T>(
    variable: &str,
    part: &str,
    place: &str,
    mut items: Vec<T>,
    name: impl Fn(&T) -> &str,
) -> Result<Vec<T>, String> {
    items.retain(|item| name(item).contains(part));
    if items.is_empty() {
        return Err(format!(
            "{variable}={part} matches no name: names are paths below {place}, and a part of one is enough"
        ));
    }
    Ok(items)
}
