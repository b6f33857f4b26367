//! Names the start code and the linker script to the linker.

fn main() {
    let dir = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_default();
    println!("cargo::rustc-link-arg-bins={dir}/start.S");
    println!("cargo::rustc-link-arg-bins=-T{dir}/emulator.ld");
    for file in ["start.S", "emulator.ld", "../../xlink", "../../xasm"] {
        println!("cargo::rerun-if-changed={file}");
    }
    println!("cargo::rerun-if-env-changed=XLINK_PASSES");
}
