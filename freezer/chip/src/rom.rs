//! The stand-in for the mask ROM: its 64 KiB at 0x40000000, where a chip starts.
//!
//! `rom/rom.S` says what it does, and `rom/build.sh` makes `rom/rom.bin` from it.

/// The ROM's content.
pub const ROM: &[u8; 0x1_0000] = include_bytes!("../rom/rom.bin");

/// Its address.
pub const BASE: u32 = 0x4000_0000;

/// The address at which the core starts after a reset.
pub const RESET: u32 = 0x4000_0080;

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;
    use std::process::Command;

    #[test]
    fn rom_bin_is_what_the_assembler_makes() {
        if Command::new("xtensa-lx106-elf-gcc")
            .arg("--version")
            .output()
            .is_err()
        {
            println!("skipped: there is no xtensa-lx106-elf-gcc");
            return;
        }
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("rom/build.sh");
        let made = std::env::temp_dir().join(format!("permafrost-rom-{}.bin", std::process::id()));
        let status = Command::new(script)
            .arg(&made)
            .status()
            .expect("build.sh runs");
        assert!(status.success());
        let bytes = std::fs::read(&made).expect("build.sh has written its output");
        std::fs::remove_file(&made).expect("the output can be removed");
        assert!(
            bytes == ROM,
            "rom/rom.bin is old: run rom/build.sh rom/rom.bin"
        );
    }

    #[test]
    fn each_function_of_the_mask_rom_is_a_jump() {
        for address in [
            0x4000_25e0,
            0x4000_264c,
            0x4000_39d8,
            0x4000_40c0,
            0x4000_4120,
            0x4000_4174,
            0x4000_42ac,
            0x4000_43c8,
            0x4000_4400,
            0x4000_443c,
            0x4000_448c,
            0x4000_4644,
            0x4000_4678,
            0x4000_47f0,
            0x4000_7268,
            0x4000_72d8,
            RESET,
        ] {
            let word = &ROM[(address - BASE) as usize..][..3];
            let jump = u32::from_le_bytes([word[0], word[1], word[2], 0]);
            assert_eq!(jump & 0x3f, 6, "{address:#x} holds no jump");
            let target = address
                .wrapping_add(4)
                .wrapping_add_signed((jump << 8) as i32 >> 14);
            assert!(
                (0x4000_1000..0x4000_25e0).contains(&target),
                "{address:#x} jumps to {target:#x}"
            );
        }
    }
}
