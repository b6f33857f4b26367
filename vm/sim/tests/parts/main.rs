//! The parts at the level of edges, each with a master that moves pins as a driver does.

mod display;
mod i2c;
mod inputs;
mod master;
mod one_wire;
mod outputs;
