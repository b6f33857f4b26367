//! The terminal that `freeze monitor` is typed into. It stays in its usual mode, where lines
//! can be edited and are sent at their end; but Ctrl-] ends a line too, so that it needs no Enter.

/// Ctrl-].
pub const END: u8 = 0x1d;

/// While it lives, Ctrl-] ends a line of standard input, if that is a terminal.
pub struct LineEnd {
    #[cfg(unix)]
    before: Option<rustix::termios::Termios>,
}

#[cfg(unix)]
impl LineEnd {
    /// Sets it. On anything but a terminal that does nothing.
    pub fn set() -> LineEnd {
        use rustix::termios::{tcgetattr, tcsetattr, OptionalActions, SpecialCodeIndex};
        let input = std::io::stdin();
        let before = tcgetattr(&input).ok();
        if let Some(before) = &before {
            let mut changed = before.clone();
            changed.special_codes[SpecialCodeIndex::VEOL] = END;
            // Without it, Ctrl-] just needs Enter.
            let _ = tcsetattr(&input, OptionalActions::Now, &changed);
        }
        LineEnd { before }
    }
}

#[cfg(unix)]
impl Drop for LineEnd {
    fn drop(&mut self) {
        use rustix::termios::{tcsetattr, OptionalActions};
        if let Some(before) = &self.before {
            let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, before);
        }
    }
}

#[cfg(not(unix))]
impl LineEnd {
    /// Sets it, where there is such a thing.
    pub fn set() -> LineEnd {
        LineEnd {}
    }
}
