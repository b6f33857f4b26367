//! The chip's own board.
