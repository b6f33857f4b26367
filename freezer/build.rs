//! Sets the configuration flag `prebuilt_firmware` if the built firmware lies in `firmware/prebuilt`. The
//! repository has it, but after a change of the VM it must be possible to build the tool before the
//! firmware, because the firmware's own tests need the tool.

use std::path::Path;

fn main() {
    println!("cargo::rustc-check-cfg=cfg(prebuilt_firmware)");
    println!("cargo::rerun-if-changed=build.rs");
    let directory = Path::new("../firmware/prebuilt");
    let file = directory.join("chip.elf");
    if file.is_file() {
        println!("cargo::rustc-cfg=prebuilt_firmware");
        println!("cargo::rerun-if-changed={}", file.display());
    } else if directory.is_dir() {
        // Cargo would rebuild the tool each time if it watched missing files, so it watches the directory.
        println!("cargo::rerun-if-changed={}", directory.display());
    }
}
