//! "Did you mean ...?": finds the name that was probably meant by a wrong one.

/// The name in `known` that is nearest to `name`, if one is near.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = plain(name);
    let most = match wanted.chars().count() {
        0..=2 => 0,
        3..=5 => 1,
        6..=11 => 2,
        _ => 3,
    };
    known
        .into_iter()
        .filter(|k| *k != name)
        .map(|k| (distance(&wanted, &plain(k)), k))
        .filter(|(d, _)| *d <= most)
        .min()
        .map(|(_, k)| k)
}

/// The question `did you mean x?`, if a name in `known` is near.
pub fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(name, known).map(|k| format!("did you mean {k}?"))
}

/// A name without common mistakes: in lower case, with underscores for hyphens.
fn plain(name: &str) -> String {
    name.to_lowercase().replace('-', "_")
}

/// The number of letters to add, remove, replace or swap with their neighbour to turn `b` into `a`.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let other = usize::from(a[i - 1] != b[j - 1]);
            let mut least = (rows[i - 1][j] + 1)
                .min(row[j - 1] + 1)
                .min(rows[i - 1][j - 1] + other);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_names() {
        let known = ["boilerplate", "box", "stories.fort", "wiring", "main"];
        for (name, meant) in [
            ("boilerplatte", Some("boilerplate")),
            ("boilrepate", Some("boilerplate")),
            ("Box", Some("box")),
            ("bxo", Some("box")),
            ("story.fort", None),
            ("stories.frot", Some("stories.fort")),
            ("mian", Some("main")),
            ("zz", None),
            ("", None),
            ("box", None),
        ] {
            assert_eq!(nearest(name, known), meant, "{name}");
        }
    }
}
