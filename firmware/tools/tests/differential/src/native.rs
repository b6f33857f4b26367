//! Runs the operations on the host, whose results those of the lx106 have to match.

mod ops;

fn main() {
    let d = ops::run(400);
    println!("{} {:016x}", d.count, d.hash);
}
