//! Says to the compiler whether the built firmware lies in `firmware/prebuilt`. It is in the
//! repository; but whoever works on the machine must be able to build the tool before the
//! firmware, since the firmware's own tests need the tool.

use std::path::Path;

fn main() {
    println!("cargo::rustc-check-cfg=cfg(prebuilt_firmware)");
    let directory = Path::new("../firmware/prebuilt");
    let files = ["chip.elf", "emulated.elf"].map(|name| directory.join(name));
    for file in &files {
        println!("cargo::rerun-if-changed={}", file.display());
    }
    if files.iter().all(|f| f.is_file()) {
        println!("cargo::rustc-cfg=prebuilt_firmware");
    }
}
