//! Boot: makes a VM from an image, which is verified first, the natives and a board.

use crate::board::Board;
use crate::registry::{NATIVES, TARGET};
use crate::vm::Vm;
use format::image::{self, ImageError, Verified};
use format::mem::Rom;

/// Verifies an image for this VM, see [`image::verify`].
///
/// # Errors
/// The first thing that is wrong.
pub fn verify<'a>(rom: Rom<'a>, scratch: &mut [u32]) -> Result<Verified<'a>, ImageError> {
    image::verify(rom, scratch, &TARGET)
}

impl<'a> Vm<'a> {
    /// Boots a VM: verifies the image, lays out the RAM.
    ///
    /// # Errors
    /// Says why the image is refused; it is never half accepted. RAM too small
    /// for the VM's own words is an error too.
    pub fn new(
        rom: Rom<'a>,
        ram: &'a mut [u32],
        board: &'a mut dyn Board,
    ) -> Result<Self, ImageError> {
        Self::over(verify(rom, ram)?, NATIVES, ram, board)
    }
}
