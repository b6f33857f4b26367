//! Tests of the inserter.

use support::exact::places::{first, insert, places};

/// Puts `E` at every place at once, and compares.
#[track_caller]
fn becomes(source: &str, wanted: &str) {
    let mut text = source.to_owned();
    for place in places(source).expect("it is Python").iter().rev() {
        text = insert(&text, place, "E");
    }
    assert_eq!(text, wanted);
}

#[track_caller]
fn lines(source: &str) -> Vec<usize> {
    let found = places(source).expect("it is Python");
    found.iter().map(|p| p.line).collect()
}

#[test]
fn blocks_in_blocks() {
    becomes(
        "def f():\n    for x in y:\n        while z:\n            with w:\n                g()\n",
        "E\ndef f():\n    E\n    for x in y:\n        E\n        while z:\n            E\n            with w:\n                E\n                g()\n",
    );
    becomes(
        "class A:\n  x = 1\n  def f(self):\n    pass\n",
        "E\nclass A:\n  E\n  x = 1\n  E\n  def f(self):\n    E\n    pass\n",
    );
}

#[test]
fn nothing_before_elif_else_and_the_clauses_of_try() {
    becomes(
        "if a:\n    b\nelif c:\n    d\nelif e:\n    f\nelse:\n    g\n",
        "E\nif a:\n    E\n    b\nelif c:\n    E\n    d\nelif e:\n    E\n    f\nelse:\n    E\n    g\n",
    );
    becomes(
        "if a:\n    b\nelse:\n    if c:\n        d\n",
        "E\nif a:\n    E\n    b\nelse:\n    E\n    if c:\n        E\n        d\n",
    );
    becomes(
        "try:\n    a\nexcept B:\n    c\nexcept D as e:\n    f\nelse:\n    g\nfinally:\n    h\n",
        "E\ntry:\n    E\n    a\nexcept B:\n    E\n    c\nexcept D as e:\n    E\n    f\nelse:\n    E\n    g\nfinally:\n    E\n    h\n",
    );
    becomes(
        "for a in b:\n    c\nelse:\n    d\nwhile e:\n    f\nelse:\n    g\n",
        "E\nfor a in b:\n    E\n    c\nelse:\n    E\n    d\nE\nwhile e:\n    E\n    f\nelse:\n    E\n    g\n",
    );
}

#[test]
fn decorators_stay_with_their_function() {
    becomes(
        "@a\n@b(1)\ndef f():\n    g\n",
        "E\n@a\n@b(1)\ndef f():\n    E\n    g\n",
    );
    becomes(
        "class C:\n    @ (\n      a)\n    def f(): pass\n",
        "E\nclass C:\n    E\n    @ (\n      a)\n    def f(): pass\n",
    );
    becomes(
        "x\n@a\nclass C(B):\n    y\n",
        "E\nx\nE\n@a\nclass C(B):\n    E\n    y\n",
    );
}

#[test]
fn statements_and_strings_of_several_lines() {
    becomes("f(\n1,\n  2)\ng\n", "E\nf(\n1,\n  2)\nE\ng\n");
    becomes("a = '''\nx = 1\n'''\nb\n", "E\na = '''\nx = 1\n'''\nE\nb\n");
    becomes("a = 1 + \\\n    2\nb\n", "E\na = 1 + \\\n    2\nE\nb\n");
    // The body's one statement begins on a line of its own, and yet no line fits before it.
    becomes("if a: \\\n  b\nc\n", "E\nif a: \\\n  b\nE\nc\n");
}

#[test]
fn statements_that_share_a_line() {
    becomes("a; b\nc\n", "E\na; b\nE\nc\n");
    becomes("if a: b\nelse: c\nd\n", "E\nif a: b\nelse: c\nE\nd\n");
    becomes(
        "def f(): return 1\nclass C: pass\n",
        "E\ndef f(): return 1\nE\nclass C: pass\n",
    );
}

#[test]
fn docstrings_and_future_imports_stay_first() {
    becomes(
        "# head\n'''doc'''\nfrom __future__ import annotations\nx\n",
        "# head\n'''doc'''\nfrom __future__ import annotations\nE\nx\n",
    );
    becomes(
        "def f():\n    'doc'\n    'text'\n    x\nclass C:\n    'doc'\n    y\n",
        "E\ndef f():\n    'doc'\n    E\n    'text'\n    E\n    x\nE\nclass C:\n    'doc'\n    E\n    y\n",
    );
}

#[test]
fn tabs_and_a_missing_line_end() {
    becomes(
        "if a:\n\tif b:\n\t\tc\n\td",
        "E\nif a:\n\tE\n\tif b:\n\t\tE\n\t\tc\n\tE\n\td",
    );
    becomes("if a:\n\t b\n", "E\nif a:\n\t E\n\t b\n");
}

#[test]
fn lines_are_those_of_the_statements() {
    assert_eq!(
        lines("# é\n\nä = 1\n\n@a\ndef f():\n    # no\n    b\n"),
        [3, 5, 8]
    );
    assert_eq!(lines("\r\na\r\nif b:\r\n    c\r\n"), [2, 3, 4]);
}

#[test]
fn the_first_place_of_a_file() {
    let with = |source| insert(source, &first(source).expect("it is Python"), "E");
    assert_eq!(with(""), "E\n");
    assert_eq!(with("'''doc'''"), "'''doc'''\nE\n");
    assert_eq!(with("# text\nx\n"), "# text\nE\nx\n");
    assert_eq!(with("a; b\n"), "E\na; b\n");
}

#[test]
fn a_source_that_is_not_python_is_an_error() {
    assert!(places("x = = 1\n").is_err());
}
