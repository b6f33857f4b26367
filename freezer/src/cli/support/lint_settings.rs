//! The key `lint` of `freeze.toml`: false, or a table of what is not wanted.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use freezer::lint::{Kind, Settings};
use freezer::suggest::did_you_mean;
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

/// The value of the key.
pub enum Lint {
    /// True or false.
    Switch(bool),
    /// The table `[lint]`.
    Table(Table),
}

/// The table `[lint]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    #[serde(default)]
    ignore: Vec<toml::Spanned<String>>,
    #[serde(default)]
    names: Vec<toml::Spanned<String>>,
}

impl<'de> Deserialize<'de> for Lint {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Lint, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Lint;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("true, false or a table [lint]")
            }
            fn visit_bool<E>(self, on: bool) -> Result<Lint, E> {
                Ok(Lint::Switch(on))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Lint, A::Error> {
                Table::deserialize(MapAccessDeserializer::new(map)).map(Lint::Table)
            }
        }
        d.deserialize_any(Either)
    }
}

impl Lint {
    /// The settings that the key stands for.
    ///
    /// # Errors
    /// The place and description of a wrong kind or name.
    pub fn settings(&self) -> Result<Settings, (Range<usize>, String, String)> {
        let table = match self {
            Lint::Switch(on) => {
                return Ok(Settings {
                    on: *on,
                    ..Settings::default()
                })
            }
            Lint::Table(table) => table,
        };
        let all = Kind::ALL.map(Kind::name);
        let mut ignore = BTreeSet::new();
        for name in &table.ignore {
            let text = name.get_ref();
            let Some(kind) = Kind::of_name(text) else {
                let what = format!("lint: there is no kind of warning called {text:?}");
                let help = did_you_mean(text, all)
                    .unwrap_or_else(|| format!("there are {}, {} and {}", all[0], all[1], all[2]));
                return Err((name.span(), what, help));
            };
            ignore.insert(kind);
        }
        let mut names = BTreeSet::new();
        for name in &table.names {
            let text = name.get_ref();
            let good = |c: char| c.is_alphanumeric() || c == '_';
            if text.is_empty()
                || !text.chars().all(good)
                || text.starts_with(|c: char| c.is_ascii_digit())
            {
                let what = format!("lint: {text:?} is not a name in Python");
                return Err((
                    name.span(),
                    what,
                    "write the name alone, without a module before it".to_owned(),
                ));
            }
            names.insert(text.clone());
        }
        Ok(Settings {
            on: true,
            ignore,
            names,
        })
    }
}
