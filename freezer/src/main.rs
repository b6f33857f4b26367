//! The command line: `freeze`.
use std::sync::atomic::AtomicU32;
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let mut o = freezer::Options::default();
    o.debug_rom = true;
    let run = args[1] == "run";
    if run {
        o.main = Some(args[2].clone().into());
    } else {
        o.roots = args[1..].iter().map(Into::into).collect();
    }
    match freezer::freeze(&o) {
        Err(f) => {
            for e in f.errors {
                eprintln!("{e}");
            }
            std::process::exit(1);
        }
        Ok(f) => {
            for w in &f.warnings {
                eprintln!("warning: {w}");
            }
            if !run {
                for m in &f.modules {
                    println!("{:40} {:7} {:5} {} {:?} {:?}", m.name, m.rom_bytes, m.heap_at_import, m.state, m.line, m.call);
                }
                println!("{:?}", f.sizes);
                return;
            }
            let rom: Vec<AtomicU32> = f.words.iter().map(|w| AtomicU32::new(*w)).collect();
            let mut ram = vec![0u32; (o.heap / 4) as usize];
            let mut board = freezer::board::HostBoard::new(o.heap);
            let ok = {
                let mut vm = vm::vm::Vm::new(&rom, &mut ram, &mut board).expect("verified");
                if std::env::var("STRESS").is_ok() { vm.set_stress(true); }
                let main = vm.image.main.expect("main");
                match vm.run_module(main) {
                    Ok(()) => true,
                    Err(e) => {
                        if e != vm::error::Raise::Exc { eprintln!("{e:?}"); }
                        vm.print_raised();
                        false
                    }
                }
            };
            board.flush();
            std::process::exit(if ok { 0 } else { 1 });
        }
    }
}
