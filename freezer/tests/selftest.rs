//! `freeze selftest`: the image that checks a board passes on the emulated chip.

#![cfg(unix)]

mod device;

use device::Dir;

/// The checks, in the order in which they are printed.
const CHECKS: [&str; 22] = [
    "reset",
    "soft_reset",
    "watchdog",
    "clock",
    "timer",
    "uart",
    "pin-4",
    "pin-5",
    "pin-12",
    "pin-13",
    "pin-14",
    "spi-mode-0",
    "spi-mode-1",
    "spi-mode-2",
    "spi-mode-3",
    "spi-clock",
    "flash",
    "cache",
    "random",
    "adc",
    "heap",
    "ram",
];

/// Makes the image in an empty directory.
fn made(name: &str) -> Dir {
    let d = Dir::new(name);
    let o = d.freeze(&["selftest"]);
    assert_eq!((o.code, o.err.as_str()), (Some(0), ""), "{o:?}");
    d
}

/// The lines of the selftest, without `selftest: `.
fn lines(out: &str) -> Vec<&str> {
    let lines = out.lines().filter_map(|l| l.strip_prefix("selftest: "));
    lines.map(str::trim_end).collect()
}

#[test]
fn the_emulated_chip_passes() {
    let d = made("selftest-chip");
    let o = d.freeze(&["emulate", "--check", "selftest.img"]);
    assert_eq!(o.code, Some(0), "{o:?}");
    let lines = lines(&o.out);
    assert!(lines[0].starts_with("Permafrost "), "{}", o.out);

    let starts: Vec<(&str, &str)> = lines
        .iter()
        .filter_map(|l| l.strip_prefix("start  cause ")?.split_once(", random "))
        .collect();
    let causes: Vec<&str> = starts.iter().map(|(cause, _)| *cause).collect();
    assert_eq!(causes, ["0", "4", "4", "1", "5"], "{}", o.out);
    for (i, (_, random)) in starts.iter().enumerate() {
        assert!(starts[..i].iter().all(|(_, r)| r != random), "{}", o.out);
    }

    let results: Vec<(&str, &str)> = lines
        .iter()
        .filter_map(|l| l.split_once(' '))
        .filter(|(_, rest)| {
            ["ok", "FAIL", "not connected"]
                .iter()
                .any(|r| rest.starts_with(r))
        })
        .filter(|(name, _)| name.parse::<u32>().is_err())
        .collect();
    let names: Vec<&str> = results.iter().map(|(name, _)| *name).collect();
    assert_eq!(
        names,
        [&CHECKS[..], &["deepsleep", "deepsleep"]].concat(),
        "{}",
        o.out
    );
    for (name, rest) in &results[..CHECKS.len()] {
        let wanted = if name.starts_with("spi-mode") {
            "not connected  "
        } else {
            "ok  "
        };
        assert!(rest.starts_with(wanted), "{name}: {}", o.out);
    }
    assert!(
        lines.contains(&"18 ok, 0 failed, 5 not connected"),
        "{}",
        o.out
    );
    let last = lines.last();
    let wanted = "1 ok, 0 failed, 0 not connected after deep sleep";
    assert_eq!(last, Some(&wanted), "{}", o.out);
}

/// Time does not pass on the simulated board while a program computes or prints, so that checks of time fail there.
#[test]
fn the_simulated_board_restarts_and_has_pins_and_memory() {
    let d = made("selftest-host");
    let o = d.freeze(&["run", "selftest.img"]);
    assert_eq!(o.code, Some(0), "{o:?}");
    let lines = lines(&o.out);
    for name in CHECKS {
        let line = lines
            .iter()
            .find_map(|l| l.strip_prefix(&format!("{name} ")));
        let line = line.unwrap_or_else(|| panic!("{name}: {}", o.out));
        let timed = ["clock", "timer", "uart", "spi-clock", "cache", "heap"].contains(&name);
        assert!(timed || !line.starts_with("FAIL"), "{name}: {}", o.out);
    }
}
