//! The same on the host.

mod ops;

fn main() {
    let d = ops::run(400);
    println!("{} {:016x}", d.count, d.hash);
}
