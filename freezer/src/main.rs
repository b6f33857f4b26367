//! The command line: `freeze`.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
