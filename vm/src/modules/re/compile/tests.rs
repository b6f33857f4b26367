//! Damaged programs are refused, or run to an end.

use std::string::ToString;

use super::super::matcher::{find, Positions};
use super::{compile, SIZE_MAX};
use crate::error::Raise;
use crate::modules::tests::on_machine;
use crate::vm::Vm;
use format::regex::is_program;

const PATTERNS: &[&str] = &[
    "",
    "a",
    "^a.c$",
    "(a|b|)*c",
    "(?:ab+?)+|(c)??",
    "[^a-z\\d-]+",
    "[]|[^]",
    "\\W\\s*(\\w+)=(.*?);",
    "é[à-ü]+",
    "((a*)*)*b",
];

/// Compiles a pattern and runs `f` on its program.
fn with(pattern: &str, f: impl FnOnce(&mut Vm<'_>, format::value::Value)) {
    on_machine("", |vm| {
        let s = vm.new_str(pattern.as_bytes()).expect("memory");
        let t = vm.text(s).expect("a string");
        let program = compile(vm, t).expect("a pattern");
        f(vm, program);
        "".to_string()
    });
}

#[test]
fn what_is_compiled_is_a_program() {
    for pattern in PATTERNS {
        with(pattern, |vm, program| {
            assert!(is_program(&vm.mem, program), "{pattern}");
            assert!(vm.mem.size(program) <= SIZE_MAX);
        });
    }
}

#[test]
fn a_damaged_program_is_refused_or_ends() {
    let (mut refused, mut ran) = (0, 0);
    for pattern in PATTERNS {
        with(pattern, |vm, program| {
            let subject = vm.new_str("abcé=aaab;c-".as_bytes()).expect("memory");
            let text = vm.text(subject).expect("a string");
            for i in 0..vm.mem.size(program) {
                let byte = vm.mem.byte(program, i);
                for other in (0..=16).chain([0x7f, 0x80, 0xc3, 0xf0, 0xfc, 0xfe, 0xff]) {
                    vm.mem.set_byte(program, i, other);
                    if !is_program(&vm.mem, program) {
                        refused += 1;
                        continue;
                    }
                    ran += 1;
                    let mark = vm.hold_mark();
                    let positions = Positions::new(vm, program).expect("memory");
                    let r = find(vm, program, text, 0, false, positions);
                    assert!(
                        matches!(r, Ok(_) | Err(Raise::Exc)),
                        "{pattern} {i} {other}"
                    );
                    vm.unwind_holds(mark);
                }
                vm.mem.set_byte(program, i, byte);
            }
        });
    }
    assert!(refused > 500 && ran > 500, "{refused} {ran}");
}
