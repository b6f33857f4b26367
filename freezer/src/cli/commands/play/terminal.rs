//! Plays on a terminal: the screen is drawn, and keys lay cards and change boxes.

use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::time::{Duration, Instant};

use freezer::diagnostic::{Diagnostic, Failure};
use rustix::event::{poll, PollFd, PollFlags, Timespec};
use rustix::termios::{tcgetattr, tcgetwinsize, tcsetattr, OptionalActions, Termios};
use vm::board::CTRL_C;

use super::cards::Cards;
use super::lcd;
use super::scene::{Leave, Player, Scene};
use super::{panel, script};

/// Time between two drawings of the screen.
const FRAME: Duration = Duration::from_millis(40);
/// The most by which virtual time runs ahead of real time.
const AHEAD: Duration = Duration::from_millis(5);
/// The number of lines of the console that are shown.
const CONSOLE_LINES: usize = 6;
/// A terminal of this many columns or more shows the screen in half blocks.
const WIDE: u16 = 130;

/// The keys that every play has.
const KEYS: &str =
    "1-9 lay or lift a card, n and p other boxes, r restart, t type a line, s screenshot, \
                    Ctrl-C interrupt, q quit";

/// Escape, with which the bytes of arrow keys begin.
const ESCAPE: u8 = 0x1b;

/// A terminal whose keys are read one by one. Dropping this restores the terminal.
struct Raw(Termios);

impl Raw {
    fn set() -> Result<Raw, Failure> {
        let failed = |e| {
            Diagnostic::new(format!(
                "the terminal's keys cannot be read one by one: {e}"
            ))
        };
        let before = tcgetattr(std::io::stdin()).map_err(failed)?;
        let mut raw = before.clone();
        raw.make_raw();
        tcsetattr(std::io::stdin(), OptionalActions::Now, &raw).map_err(failed)?;
        // Switches to the alternate screen, and hides the cursor.
        write("\x1b[?1049h\x1b[?25l\x1b[2J");
        Ok(Raw(before))
    }
}

impl Drop for Raw {
    fn drop(&mut self) {
        write("\x1b[?25h\x1b[?1049l");
        // Nothing else can be done.
        let _ = tcsetattr(std::io::stdin(), OptionalActions::Now, &self.0);
    }
}

/// Writes to the terminal. If that fails, nobody is there to see it.
fn write(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Plays by keys.
pub struct Terminal {
    _raw: Raw,
    boxes: Vec<String>,
    at: usize,
    cards: Cards,
    screenshot: PathBuf,
    start: Instant,
    drawn: Option<Instant>,
    page: String,
    /// The line for the console that is being typed.
    line: Option<Vec<u8>>,
    /// The effect of the last key, for the status line.
    note: String,
    /// How the program ended.
    ended: Option<String>,
}

impl Terminal {
    /// Takes the terminal over. `boxes` are the names of the images; pictures go to `screenshot`.
    ///
    /// # Errors
    /// Standard input or output is not a terminal.
    pub fn new(boxes: Vec<String>, screenshot: PathBuf) -> Result<Terminal, Failure> {
        if !std::io::stdin().is_terminal() || !std::io::stdout().is_terminal() {
            let d = Diagnostic::new("a play needs a terminal, or a script");
            return Err(d.help("give one with --script FILE").into());
        }
        Ok(Terminal {
            _raw: Raw::set()?,
            boxes,
            at: 0,
            cards: Cards::default(),
            screenshot,
            start: Instant::now(),
            drawn: None,
            page: String::new(),
            line: None,
            note: String::new(),
            ended: None,
        })
    }

    /// Box number `n` was switched on.
    pub fn begin(&mut self, n: usize) {
        (self.at, self.ended, self.line) = (n, None, None);
        self.start = Instant::now();
        self.drawn = None;
    }

    /// Waits for a key after the program has ended.
    pub fn finish(&mut self, scene: &mut Scene, how: String) {
        self.ended = Some(how);
        while scene.leave.is_none() {
            self.keys(scene, FRAME);
            self.draw(scene);
        }
    }

    /// Waits for keys, at most this long, and obeys them.
    fn keys(&mut self, scene: &mut Scene, wait: Duration) {
        let stdin = std::io::stdin();
        let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
        let wait = Timespec {
            tv_sec: wait.as_secs() as i64,
            tv_nsec: i64::from(wait.subsec_nanos()),
        };
        if !matches!(poll(&mut fds, Some(&wait)), Ok(1..)) {
            return;
        }
        let mut keys = [0; 64];
        match rustix::io::read(&stdin, &mut keys) {
            Ok(n @ 1..) => {
                // An arrow key sends several bytes at once, the first of them escape.
                if n > 1 && keys[0] == ESCAPE {
                    return;
                }
                keys[..n].iter().for_each(|k| self.key(*k, scene));
            }
            _ => scene.leave = Some(Leave::Quit),
        }
        self.drawn = None;
    }

    fn key(&mut self, key: u8, scene: &mut Scene) {
        self.note.clear();
        if let Some(line) = &mut self.line {
            match key {
                b'\r' | b'\n' => {
                    scene.typed.extend(line.drain(..));
                    scene.typed.push_back(b'\n');
                    self.line = None;
                }
                ESCAPE => self.line = None,
                0x7f | 8 => {
                    line.pop();
                }
                CTRL_C => scene.interrupt = true,
                key => line.push(key),
            }
            return;
        }
        match key {
            b'q' => scene.leave = Some(Leave::Quit),
            CTRL_C if self.ended.is_some() => scene.leave = Some(Leave::Quit),
            CTRL_C => scene.interrupt = true,
            b'1'..=b'9' => {
                let name = char::from(key).to_string();
                if self.cards.laid() == Some(name.as_str()) {
                    self.cards.lift(scene);
                } else {
                    self.cards.lay(&name, scene);
                }
            }
            b' ' => self.cards.lift(scene),
            b'\t' | b'n' => self.go(1, scene),
            b'p' => self.go(self.boxes.len() - 1, scene),
            b'r' => {
                self.cards.lift(scene);
                scene.leave = Some(Leave::Restart);
            }
            b't' => self.line = Some(Vec::new()),
            b's' => {
                let done = script::screenshot(scene, &self.screenshot);
                self.note = match done {
                    Ok(()) => format!("written {}", self.screenshot.display()),
                    Err(f) => f.errors.iter().map(ToString::to_string).collect(),
                };
            }
            key => {
                panel::key(key, scene);
            }
        }
    }

    /// Goes on to another box.
    fn go(&mut self, by: usize, scene: &mut Scene) {
        if self.boxes.len() > 1 {
            self.cards.lift(scene);
            scene.leave = Some(Leave::Box((self.at + by) % self.boxes.len()));
        }
    }

    fn draw(&mut self, scene: &Scene) {
        if self.drawn.is_some_and(|at| at.elapsed() < FRAME) {
            return;
        }
        self.drawn = Some(Instant::now());
        let (columns, rows) = match tcgetwinsize(std::io::stdout()) {
            Ok(size) if size.ws_col > 0 => (size.ws_col, size.ws_row),
            _ => (WIDE, 45),
        };
        let page = self.page(scene, columns, rows);
        if page != self.page {
            write(&page);
            self.page = page;
        }
    }

    fn page(&self, scene: &Scene, columns: u16, rows: u16) -> String {
        let card = match self.cards.laid() {
            Some(name) => format!("card {name} on the reader"),
            None => "no card".to_owned(),
        };
        let box_line = format!(
            "{} ({} of {})   {card}   heap: {}{}",
            self.boxes[self.at],
            self.at + 1,
            self.boxes.len(),
            scene.heap_text(),
            self.ended
                .as_ref()
                .map_or(String::new(), |e| format!("   {e}"))
        );
        let mut lines = vec![box_line];
        for (_, screen, palette) in scene.screens() {
            let rows = match columns >= WIDE {
                true => lcd::half_blocks(screen),
                false => lcd::quadrants(screen),
            };
            // Dark blue on the green of the box's screen, white on black for the others.
            let colours = if *palette == lcd::LCD {
                "38;5;17;48;5;149"
            } else {
                "97;40"
            };
            lines.extend(
                rows.iter()
                    .map(|row| format!("\x1b[{colours}m {row} \x1b[0m")),
            );
        }
        lines.extend(panel::lines(scene));
        lines.push(match &self.line {
            Some(line) => format!("> {}_", String::from_utf8_lossy(line)),
            None if scene.chip.pins.devices.lines.is_empty() => KEYS.to_owned(),
            None => format!("{KEYS}, {}", panel::KEYS),
        });
        lines.push(self.note.clone());
        let text = lcd::text(&scene.chip.pins.devices.screen);
        lines.extend(text.lines().map(str::to_owned));
        let tail = &scene.console[scene.console.len().saturating_sub(4096)..];
        let console = String::from_utf8_lossy(tail);
        let console: Vec<&str> = console.lines().collect();
        let first = console.len().saturating_sub(CONSOLE_LINES);
        let clean = |l: &&str| l.chars().filter(|c| !c.is_control()).collect();
        lines.extend(console[first..].iter().map(clean));
        let mut page = "\x1b[H".to_owned();
        for line in lines.iter().take(usize::from(rows)) {
            let coloured = line.starts_with('\x1b');
            let most = if coloured {
                usize::MAX
            } else {
                usize::from(columns)
            };
            page.extend(line.chars().take(most));
            page += "\x1b[K\r\n";
        }
        // The end of the last line would scroll the page.
        page.truncate(page.len() - 2);
        page + "\x1b[J"
    }
}

impl Player for Terminal {
    fn look(&mut self, scene: &mut Scene) {
        let due = self.start + Duration::from_micros(scene.now_us());
        let ahead = due.saturating_duration_since(Instant::now());
        if ahead > AHEAD {
            // During a long sleep of the program, keys still work and the screen is still drawn.
            while scene.leave.is_none() && !scene.interrupt {
                let left = due.saturating_duration_since(Instant::now());
                if left.is_zero() {
                    break;
                }
                self.draw(scene);
                self.keys(scene, left.min(FRAME));
            }
        } else if self.drawn.is_none_or(|at| at.elapsed() >= FRAME) {
            self.draw(scene);
            self.keys(scene, Duration::ZERO);
        }
    }
}
