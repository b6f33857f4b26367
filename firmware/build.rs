//! Passes the assembly files and the linker script to the linker.

/// The assembly files.
const FILES: [&str; 9] = [
    "patch/xtensa-lx/asm/lx.S",
    "patch/xtensa-lx-rt/asm/vectors.S",
    "patch/xtensa-lx-rt/asm/lse.S",
    "asm/support.S",
    "asm/start.S",
    "asm/sleep.S",
    "asm/interrupts.S",
    "asm/bitstream.S",
    "asm/flash.S",
];

fn main() {
    let dir = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    println!("cargo::rustc-link-arg-bins=--fast={dir}/tools/fast.txt");
    println!("cargo::rustc-link-arg-bins=--iram={dir}/tools/iram.txt");
    for name in ["xlink", "xrustc", "xasm", "fast.txt", "iram.txt"] {
        println!("cargo::rerun-if-changed=tools/{name}");
    }
    for file in FILES {
        println!("cargo::rerun-if-changed={file}");
        println!("cargo::rustc-link-arg-bins={dir}/{file}");
    }
    println!("cargo::rerun-if-changed=ld/chip.ld");
    println!("cargo::rustc-link-arg-bins=-T{dir}/ld/chip.ld");
}
