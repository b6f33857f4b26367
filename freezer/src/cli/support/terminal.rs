//! The terminal of `freeze monitor`. It stays in its usual mode, where a line can be edited until Enter sends it. But
//! Ctrl-] and Ctrl-C need no Enter, and Ctrl-C sends no signal: it is a key for the board.

/// Ctrl-].
pub const END: u8 = 0x1d;
/// Ctrl-C.
pub const INTERRUPT: u8 = 3;

/// While this value lives, Ctrl-] and Ctrl-C end a line of standard input, if that is a terminal.
pub struct Keys {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

#[cfg(unix)]
impl Keys {
    /// Makes Ctrl-] and Ctrl-C end a line. Does nothing unless standard input is a terminal.
    pub fn set() -> Keys {
        use rustix::termios::{
            tcgetattr, tcsetattr, LocalModes, OptionalActions, SpecialCodeIndex,
        };
        let input = std::io::stdin();
        let before = tcgetattr(&input).ok();
        if let Some(before) = &before {
            let mut changed = before.clone();
            changed.special_codes[SpecialCodeIndex::VEOL] = END;
            changed.special_codes[SpecialCodeIndex::VEOL2] = INTERRUPT;
            // Without this setting the second end of a line has no effect.
            changed.local_modes.insert(LocalModes::IEXTEN);
            changed.local_modes.remove(LocalModes::ISIG);
            // If this fails, the keys just need Enter.
            let _ = tcsetattr(&input, OptionalActions::Now, &changed);
        }
        Keys { before }
    }
}

#[cfg(unix)]
impl Drop for Keys {
    fn drop(&mut self) {
        use rustix::termios::{tcsetattr, OptionalActions};
        if let Some(before) = &self.before {
            let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, before);
        }
    }
}

#[cfg(not(unix))]
impl Keys {
    /// Does nothing: this system has no such setting.
    pub fn set() -> Keys {
        Keys {}
    }
}
