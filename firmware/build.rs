//! Passes the assembly files and the linker script of each program to the linker.

/// Assembly files that both programs are linked with.
const COMMON: [&str; 4] = [
    "patch/xtensa-lx/asm/lx.S",
    "patch/xtensa-lx-rt/asm/vectors.S",
    "patch/xtensa-lx-rt/asm/lse.S",
    "asm/support.S",
];

fn main() {
    let dir = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    println!("cargo::rerun-if-changed=ld/common.ld");
    println!("cargo::rustc-link-arg-bins=--hot={dir}/tools/hot.txt");
    for name in ["xlink", "xrustc", "xasm", "hot.txt"] {
        println!("cargo::rerun-if-changed=tools/{name}");
    }
    for bin in ["chip", "emulated"] {
        let start = format!("asm/start_{bin}.S");
        let sleep = (bin == "chip").then_some("asm/sleep.S");
        for file in COMMON.into_iter().chain([start.as_str()]).chain(sleep) {
            println!("cargo::rerun-if-changed={file}");
            println!("cargo::rustc-link-arg-bin={bin}={dir}/{file}");
        }
        println!("cargo::rerun-if-changed=ld/{bin}.ld");
        println!("cargo::rustc-link-arg-bin={bin}=-L{dir}/ld");
        println!("cargo::rustc-link-arg-bin={bin}=-T{dir}/ld/{bin}.ld");
    }
}
