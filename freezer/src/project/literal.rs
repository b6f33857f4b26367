//! Writes values of a settings' file as constants of Python.

use std::fmt::Write;

use toml_edit::Value;

/// The text of a value. An array becomes a tuple, a table a dict. `Err` says why a value cannot be a constant.
pub fn of(value: &Value) -> Result<String, &'static str> {
    match value {
        Value::String(s) => Ok(text(s.value())),
        Value::Integer(i) => Ok(i.value().to_string()),
        Value::Float(f) if f.value().is_finite() => Ok(format!("{:?}", f.value())),
        Value::Float(_) => Err("a constant cannot be infinite or NaN"),
        Value::Boolean(b) => Ok(if *b.value() { "True" } else { "False" }.to_owned()),
        Value::Datetime(_) => Err("a constant cannot be a date or a time; write it as a text"),
        Value::Array(items) => {
            let mut out = "(".to_owned();
            for item in items {
                out += &of(item)?;
                out += ", ";
            }
            Ok(out + ")")
        }
        Value::InlineTable(table) => {
            let mut out = "{".to_owned();
            for (key, value) in table {
                out += &text(key);
                out += ": ";
                out += &of(value)?;
                out += ", ";
            }
            Ok(out + "}")
        }
    }
}

/// The text of a string.
pub fn text(s: &str) -> String {
    let mut out = "\"".to_owned();
    for c in s.chars() {
        match c {
            '"' | '\\' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_constants_of_python() {
        let table = [
            ("'a\"b\\c'", r#""a\"b\\c""#),
            ("\"a\\nb\\u0001\"", r#""a\u000ab\u0001""#),
            ("0x10", "16"),
            ("1e3", "1000.0"),
            ("true", "True"),
            ("[1, ['x']]", "(1, (\"x\", ), )"),
            ("[]", "()"),
            ("{ a = 1, b-c = [] }", "{\"a\": 1, \"b-c\": (), }"),
        ];
        for (value, python) in table {
            let value: Value = value.parse().expect("it is a value");
            assert_eq!(of(&value).as_deref(), Ok(python));
        }
        for value in ["inf", "nan", "1979-05-27"] {
            assert!(
                of(&value.parse().expect("it is a value")).is_err(),
                "{value}"
            );
        }
    }
}
