//! Instructions that small programs become.
//!
//! After an intended change, run `UPDATE=1 cargo test -p permafrost-compiler -- --nocapture` and copy the lines
//! that it prints.

use format::isa::{a, b, c};

use super::check::check;
use super::*;

/// The instructions of a unit and those in it, as mnemonics with their fields.
fn listing(unit: &CodeUnit) -> String {
    let mut out = Vec::new();
    let mut inner = Vec::new();
    for i in unit.instructions() {
        let w = i.word;
        out.push(format!("{} {},{},{}", i.op.name(), a(w), b(w), c(w)));
        for word in i.operands {
            if let Word::Const(Const::Code(code)) = word {
                inner.push(listing(code));
            }
        }
    }
    inner.insert(0, out.join("; "));
    inner.join(" | ")
}

fn compile(source: &str) -> Module {
    let module = compile_module(source, "test.py", &Options::default()).expect(source);
    check(&module.unit).expect(source);
    module
}

fn refusal(source: &str) -> String {
    let mut d = compile_module(source, "test.py", &Options::default()).expect_err(source);
    d.text = None;
    d.to_string()
}

#[rustfmt::skip]
const GOLDEN: &[(&str, &str)] = &[
    ("x = 1", "LoadInt 0,1,0; StoreGlobal 0,0,0; ReturnNone 0,0,0"),
    ("x = -300000", "LoadK 0,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0"),
    ("def f(a, b):\n return a + b * 2", "Clear 0,0,0; Clear 1,0,0; MakeFunc 0,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0 | MulInt 2,1,2; Add 2,0,2; Return 2,0,0"),
    ("def f(a):\n a += 1\n a *= 2\n return a & 7", "Clear 0,0,0; Clear 1,0,0; MakeFunc 0,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0 | InPlaceAddInt 0,0,1; LoadInt 1,2,0; InPlace 0,0,1; AndInt 1,0,7; Return 1,0,0"),
    ("def f(a, b):\n a, b = b, a", "Clear 0,0,0; Clear 1,0,0; MakeFunc 0,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0 | Move 2,0,0; Move 0,1,0; Move 1,2,0; ReturnNone 0,0,0"),
    ("def f(a):\n while a < 3: a += 1", "Clear 0,0,0; Clear 1,0,0; MakeFunc 0,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0 | Jump 0,0,0; InPlaceAddInt 0,0,1; LoadInt 2,3,0; JumpLt 0,2,1; ReturnNone 0,0,0"),
    ("def f(a):\n for i in a:\n  if i == 1: break\n  if i is None: continue", "Clear 0,0,0; Clear 1,0,0; MakeFunc 0,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0 | GetIter 2,0,0; ForIter 1,2,0; LoadInt 4,1,0; JumpEq 1,4,0; Jump 0,0,0; JumpNone 1,0,0; Jump 0,0,0; ReturnNone 0,0,0"),
    ("def f(a, b):\n return a < b < 3", "Clear 0,0,0; Clear 1,0,0; MakeFunc 0,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0 | Lt 2,0,1; JumpIfNot 2,0,0; LoadInt 3,3,0; Lt 2,1,3; Return 2,0,0"),
    ("def f(a, b):\n if a and not b or a in b: return 1", "Clear 0,0,0; Clear 1,0,0; MakeFunc 0,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0 | JumpIfNot 0,0,0; JumpIfNot 1,0,0; JumpIn 0,1,0; LoadInt 2,1,0; Return 2,0,0; ReturnNone 0,0,0"),
    ("def f(c):\n if c: x = 1\n return x", "Clear 0,0,0; Clear 1,0,0; MakeFunc 0,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0 | JumpIfNot 0,0,0; LoadInt 1,1,0; Check 1,0,0; Return 1,0,0"),
    ("def f(x):\n x = x and f(x)", "Clear 0,0,0; Clear 1,0,0; MakeFunc 0,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0 | Move 1,0,0; JumpIfNot 1,0,0; LoadGlobal 1,0,0; Move 2,0,0; Call 1,1,1; Move 0,1,0; ReturnNone 0,0,0"),
    ("def f(x):\n return x + (x := 2)", "Clear 0,0,0; Clear 1,0,0; MakeFunc 0,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0 | Move 1,0,0; LoadInt 0,2,0; Move 2,0,0; Add 1,1,2; Return 1,0,0"),
    ("def f():\n n = 0\n def g():\n  nonlocal n\n  n = n + 1\n return g", "Clear 0,0,0; Clear 1,0,0; MakeFunc 0,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0 | MakeCell 0,0,0; LoadInt 2,0,0; StoreCell 0,2,0; Clear 2,0,0; Clear 3,0,0; Move 4,0,0; MakeFunc 1,2,1; Return 1,0,0 | LoadClosure 0,0,0; LoadCell 1,0,0; AddInt 1,1,1; StoreCell 0,1,0; ReturnNone 0,0,0"),
    ("def f(a):\n return [x for x in a if x]", "Clear 0,0,0; Clear 1,0,0; MakeFunc 0,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0 | GetIter 2,0,0; MakeList 1,1,0; ForIter 3,2,0; JumpIfNot 3,0,0; ListAppend 1,3,0; Jump 0,0,0; Return 1,0,0"),
    ("def f(a):\n return [lambda: x for x in a]", "Clear 0,0,0; Clear 1,0,0; MakeFunc 0,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0 | Clear 1,0,0; Clear 2,0,0; MakeFunc 1,1,0; GetIter 2,0,0; Call 1,1,1; Return 1,0,0 | MakeCell 1,0,0; MakeList 2,2,0; ForIter 3,0,0; StoreCell 1,3,0; Clear 3,0,0; Clear 4,0,0; Move 5,1,0; MakeFunc 3,3,1; ListAppend 2,3,0; Jump 0,0,0; Return 2,0,0 | LoadClosure 0,0,0; LoadCell 1,0,0; Return 1,0,0"),
    ("g = (x for x in y)", "Clear 0,0,0; Clear 1,0,0; MakeFunc 0,0,0; LoadGlobal 1,0,0; GetIter 1,1,0; Call 0,0,1; StoreGlobal 0,0,0; ReturnNone 0,0,0 | ForIter 1,0,0; Yield 2,1,0; Jump 0,0,0; ReturnNone 0,0,0"),
    ("def f():\n try: g()\n except E as e: h(e)", "Clear 0,0,0; Clear 1,0,0; MakeFunc 0,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0 | LoadGlobal 1,0,0; Call 1,1,0; Jump 0,0,0; Catch 1,0,0; LoadGlobal 2,0,0; Match 3,1,2; JumpIfNot 3,0,0; Move 0,1,0; LoadGlobal 2,0,0; Move 3,0,0; Call 2,2,1; Clear 0,0,0; Jump 0,0,0; Catch 2,0,0; Clear 0,0,0; Reraise 2,0,0; Reraise 1,0,0; ReturnNone 0,0,0"),
    ("def f():\n try: return g()\n finally: h()", "Clear 0,0,0; Clear 1,0,0; MakeFunc 0,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0 | LoadGlobal 2,0,0; Call 2,2,0; Move 1,2,0; LoadInt 0,2,0; Jump 0,0,0; Catch 1,0,0; LoadInt 0,1,0; LoadGlobal 2,0,0; Call 2,2,0; JumpState 0,0,0; Jump 0,0,0; Reraise 1,0,0; Return 1,0,0"),
    ("def f():\n with a as b: return b", "Clear 0,0,0; Clear 1,0,0; MakeFunc 0,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0 | LoadGlobal 2,0,0; GetAttr 1,2,0; Move 5,2,0; CallMethod 3,4,0; Move 0,3,0; Move 2,0,0; Move 3,1,0; LoadNone 4,0,0; LoadNone 5,0,0; LoadNone 6,0,0; Call 3,3,3; Return 2,0,0; Catch 2,0,0; Move 3,1,0; ExcInfo 4,2,0; Call 3,3,3; JumpIf 3,0,0; Reraise 2,0,0; ReturnNone 0,0,0"),
    ("class A(B):\n def m(self): return super().m()", "LoadK 1,0,0; LoadGlobal 2,0,0; MakeTuple 2,2,1; Clear 4,0,0; MakeDict 3,3,0; Clear 5,0,0; Clear 6,0,0; MakeFunc 5,5,0; Move 6,3,0; Call 5,5,1; MakeClass 0,1,0; StoreCell 5,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0 | MakeCell 1,0,0; Clear 2,0,0; Clear 3,0,0; Move 4,1,0; MakeFunc 2,2,1; StoreName 2,0,0; Return 1,0,0 | LoadClosure 1,0,0; LoadGlobal 3,0,0; LoadCell 4,1,0; Move 5,0,0; Call 3,3,2; CallMethod 2,2,0; Return 2,0,0"),
    ("f(a, *b, k=1, **c)", "LoadGlobal 0,0,0; LoadGlobal 1,0,0; MakeList 1,1,1; LoadGlobal 2,0,0; ListExtend 1,2,0; LoadK 3,0,0; LoadInt 4,1,0; MakeDict 2,3,1; LoadGlobal 3,0,0; DictUpdate 2,3,1; CallEx 0,0,1; ReturnNone 0,0,0"),
    ("o.m(1, k=2)", "LoadGlobal 1,0,0; LoadInt 2,1,0; LoadInt 3,2,0; CallMethodKw 0,0,1; ReturnNone 0,0,0"),
    ("s = f'{a!r:>5} {b}'", "LoadGlobal 0,0,0; LoadK 1,0,0; Format 0,0,2; LoadK 1,0,0; LoadGlobal 2,0,0; LoadK 3,0,0; Format 2,2,0; MakeStr 0,0,3; StoreGlobal 0,0,0; ReturnNone 0,0,0"),
    ("import a.b\nfrom .c import d as e", "Import 0,0,0; StoreGlobal 0,0,0; Import 0,0,1; ImportFrom 1,0,0; StoreGlobal 1,0,0; ReturnNone 0,0,0"),
    ("from micropython import const\n_X = const(5)\nY = const(_X * 2)\nprint(_X)", "Import 0,0,0; ImportFrom 1,0,0; StoreGlobal 1,0,0; LoadInt 0,10,0; StoreGlobal 0,0,0; LoadGlobal 0,0,0; LoadInt 1,5,0; Call 0,0,1; ReturnNone 0,0,0"),
    ("def f():\n x = yield 1\n yield from x", "Clear 0,0,0; Clear 1,0,0; MakeFunc 0,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0 | LoadInt 1,1,0; Yield 0,1,0; GetYieldFrom 2,0,0; LoadNone 3,0,0; YieldFrom 1,2,3; ReturnNone 0,0,0"),
    ("async def f(a):\n await a", "Clear 0,0,0; Clear 1,0,0; MakeFunc 0,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0 | GetAwait 2,0,0; LoadNone 3,0,0; YieldFrom 1,2,3; ReturnNone 0,0,0"),
    ("def f(*, a, b=1): pass", "Clear 0,0,0; Clear 1,0,0; LoadInt 2,1,0; MakeTuple 1,1,2; MakeFunc 0,0,0; StoreGlobal 0,0,0; ReturnNone 0,0,0 | ReturnNone 0,0,0"),
    ("if False: f()\nassert True\nx = [1, 2, 3]", "MakeList 0,0,0; LoadK 1,0,0; ListExtend 0,1,0; StoreGlobal 0,0,0; ReturnNone 0,0,0"),
    ("a.b[0] += c\ndel a.b, x", "LoadGlobal 0,0,0; GetAttr 0,0,0; LoadInt 1,0,0; GetItem 2,0,1; LoadGlobal 3,0,0; InPlace 2,2,3; SetItem 0,1,2; LoadGlobal 0,0,0; DelAttr 0,0,0; DelGlobal 0,0,0; ReturnNone 0,0,0"),
    ("o.m(f(1))", "LoadGlobal 1,0,0; GetMethod 0,1,0; LoadGlobal 2,0,0; LoadInt 3,1,0; Call 2,2,1; CallFound 0,0,1; ReturnNone 0,0,0"),
    ("o.m(f(1), k=2)", "LoadGlobal 1,0,0; GetMethod 0,1,0; LoadGlobal 2,0,0; LoadInt 3,1,0; Call 2,2,1; LoadInt 3,2,0; CallFoundKw 0,0,1; ReturnNone 0,0,0"),
];

#[test]
fn instructions() {
    let mut wrong = Vec::new();
    for (source, expected) in GOLDEN {
        let got = listing(&compile(source).unit);
        if std::env::var_os("UPDATE").is_some() {
            println!("    ({source:?}, {got:?}),");
        } else if got != *expected {
            wrong.push(format!("{source}\n  is  {got}\n  not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn refusals_name_place_and_remedy() {
    let cases = [
        ("x = 1\nprint 'a'", "test.py:2:7: print is a function, not a statement\n  help: write print(...)"),
        ("match x:\n case 1: pass", "test.py:1:1: match statements are not supported\n  help: use if and elif"),
        ("return 1", "test.py:1:1: 'return' outside function"),
        ("break", "test.py:1:1: 'break' outside loop"),
        ("def f():\n nonlocal q", "test.py:2:2: no binding for nonlocal 'q' found"),
        ("1 = x", "test.py:1:1: cannot assign to a literal"),
        ("a, *b, *c = d", "test.py:1:8: multiple starred expressions in assignment"),
        ("f(", "test.py:1:2: '(' is never closed\n  help: add ')'"),
        ("if x:\nfoo", "test.py:2:1: an indented block is expected here\n  help: indent the line, or write pass"),
        ("x = '\\ud800'", "test.py:1:5: the string has a surrogate escape, which UTF-8 cannot hold\n  help: write the character itself, or one \\U escape"),
        ("@micropython.viper\ndef f(): pass", "test.py:1:2: @micropython.viper is not supported: there are no machine code emitters\n  help: remove the decorator"),
    ];
    for (source, expected) in cases {
        assert_eq!(refusal(source), expected, "{source}");
    }
}

#[test]
fn const_without_an_import() {
    let cases = [
        ("_X = const(5)\nprint(_X)", "print(5)"),
        (
            "class A:\n X = const(5)\n def f(self): return X",
            "class A:\n X = 5\n def f(self): return 5",
        ),
        (
            "X = const(1 << 3)\ndef f(X): return X",
            "X = 8\ndef f(X): return 8",
        ),
        (
            "_X = const(1.5)\n_Y = const(_X * 2)\nprint(_Y)",
            "print(1.5 * 2)",
        ),
        // Another assignment behind it makes an ordinary variable of the name.
        (
            "X = const(5)\nX = 6\nprint(X)",
            "X = const(5)\nX = 6\nprint(X)",
        ),
    ];
    for (source, same) in cases {
        let got = listing(&compile(source).unit);
        assert_eq!(got, listing(&compile(same).unit), "{source}");
    }
    let ordinary = listing(&compile("X = const(5)\nX = 6\nprint(X)").unit);
    assert!(ordinary.contains("Call"), "{ordinary}");
}

#[test]
fn native_functions_get_a_warning() {
    let plain = compile("def f(): return 1");
    let native = compile("@micropython.native\ndef f(): return 1");
    assert_eq!(listing(&native.unit), listing(&plain.unit));
    let warnings: Vec<String> = native.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        ["test.py:1:2: @micropython.native has no effect: the function is compiled to bytecode"]
    );
    assert!(plain.warnings.is_empty());
}

#[test]
fn texts_that_may_name_modules() {
    let starts = |source: &str| {
        let m = compile(source);
        let text = |t: &NameText| format!("{}{}", t.start, if t.whole { "" } else { "*" });
        let names = m.computed.iter().flat_map(|c| &c.names).map(text);
        names.collect::<Vec<String>>().join(" ")
    };
    let cases = [
        ("__import__(n)", ""),
        ("__import__('a.b_' + n)", "a.b_*"),
        ("__import__('a.{}.{x}'.format(n, x=1))", "a.*"),
        ("__import__('{{a}}{}'.format(n))", "{a}*"),
        ("__import__('a%%%s' % n)", "a%*"),
        ("P = 'a'\n__import__(f'{P}.{n}')", "a.*"),
        ("def f(p='a', *, q='b'): __import__(p + '.' + q)", "a.b"),
        ("for n in ('a', 'b'): __import__(n)", "a b"),
        ("P = 'a' if x else 'b'\n__import__(P)", ""),
        ("__import__(__name__ + '.' + n)", "__name__.*"),
        ("f = __import__", ""),
    ];
    for (source, wanted) in cases {
        assert_eq!(starts(source), wanted, "{source}");
    }
    assert_eq!(compile("f = __import__").computed.len(), 1);
    assert!(compile("__import__('a', None, None, (), 0)")
        .computed
        .is_empty());
}

#[test]
fn depth_is_bounded() {
    for source in [
        format!("x = {}y", "-".repeat(9000)),
        format!("x = {}", vec!["a"; 9000].join(" + ")),
        format!("x = a{}", ".b".repeat(9000)),
        format!("if a: pass\n{}", "elif a: pass\n".repeat(9000)),
        format!("x = a{}", " < b".repeat(9000)),
        format!("f({})", "x, ".repeat(5000)),
    ] {
        compile(&source);
    }
    for source in [
        format!("x = {}y", "-".repeat(1_000_000)),
        format!("x = {}{}", "(".repeat(300), ")".repeat(300)),
        format!("x = f'{{{}y}}'", "-".repeat(100_000)),
    ] {
        assert!(refusal(&source).contains("test.py:1:"), "{:.20}", source);
    }
}

#[test]
fn expressions() {
    let unit = compile_expression("sack.hours > 4").expect("compiles");
    assert_eq!(
        listing(&unit),
        "LoadGlobal 0,0,0; GetAttr 0,0,0; LoadInt 1,4,0; Gt 0,0,1; Return 0,0,0"
    );
    assert!(compile_expression("x = 1").is_err());
}

/// Compiles the library of the CPython at hand, if there is one.
#[test]
fn library_of_cpython() {
    let Ok(python) = std::process::Command::new("python3")
        .args(["-c", "import os; print(os.path.dirname(os.__file__))"])
        .output()
    else {
        return;
    };
    let dir = String::from_utf8_lossy(&python.stdout).trim().to_owned();
    for dir in [format!("{dir}/test"), dir] {
        let Ok(entries) = std::fs::read_dir(dir) else {
            continue;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.extension().is_none_or(|e| e != "py") {
                continue;
            }
            let Ok(source) = std::fs::read_to_string(&path) else {
                continue;
            };
            let file = path.to_string_lossy();
            match compile_module(&source, &file, &Options::default()) {
                Ok(module) => check(&module.unit).expect(&file),
                Err(e) => assert!(!e.message.contains("compiler failed"), "{e}"),
            }
        }
    }
}
