//! Says to the compiler whether the built firmware lies in `firmware/prebuilt`. It is in the
//! repository; but whoever changes the machine must be able to build the tool before the
//! firmware, since the firmware's own tests need the tool.

use std::path::Path;

fn main() {
    println!("cargo::rustc-check-cfg=cfg(prebuilt_firmware)");
    println!("cargo::rerun-if-changed=build.rs");
    let directory = Path::new("../firmware/prebuilt");
    let files = ["chip.elf", "emulated.elf"].map(|name| directory.join(name));
    if files.iter().all(|f| f.is_file()) {
        println!("cargo::rustc-cfg=prebuilt_firmware");
        for file in &files {
            println!("cargo::rerun-if-changed={}", file.display());
        }
    } else if directory.is_dir() {
        // To watch what is not there would build the tool anew each time; the directory will do.
        println!("cargo::rerun-if-changed={}", directory.display());
    }
}
