//! Runs the programs that the tests need.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The directory `tests/emulator`.
pub fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/emulator")
}

/// An empty directory for the test of this name.
pub fn scratch(test: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("emulator")
        .join(test);
    let _ = std::fs::remove_dir_all(&directory);
    std::fs::create_dir_all(&directory).unwrap();
    directory
}

/// Runs the command to its end. If the program is missing, the test fails and says what to install.
pub fn run(command: &mut Command) -> Output {
    command
        .stdin(std::process::Stdio::null())
        .output()
        .unwrap_or_else(|e| {
            let program = command.get_program().to_string_lossy().into_owned();
            panic!(
            "{program}: {e}. Needed: apt-get install gcc-xtensa-lx106 qemu-system-misc python3; \
             pip install esptool, with `esptool` in PATH or its path in ESPTOOL"
        )
        })
}

/// Runs the command, which has to succeed, and returns its standard output.
pub fn succeed(command: &mut Command) -> String {
    let output = run(command);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{command:?}\n{}\n{text}\n{errors}",
        output.status
    );
    text
}

/// Assembles and links one file with a linker script. Both paths are relative to `tests/emulator`.
pub fn assemble(source: &str, script: &str, elf: &Path) {
    let script = format!("-Wl,-T,{}", here().join(script).display());
    succeed(
        Command::new("xtensa-lx106-elf-gcc")
            .args(["-nostdlib", "-Wl,-z,noexecstack", &script, "-o"])
            .args([elf, &here().join(source)]),
    );
}

/// The command that runs an ELF file in QEMU, for the tests of the emulator's core. It is ended after a minute.
pub fn qemu(elf: &Path) -> Command {
    let mut command = Command::new("timeout");
    let machine = "60 qemu-system-xtensa -cpu lx106 -machine sim -semihosting -nographic -monitor none -serial none";
    command.args(machine.split(' ')).arg("-kernel").arg(elf);
    command
}
