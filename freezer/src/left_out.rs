//! Modules of MicroPython that are left out on purpose: a program that cannot do without one is refused.

/// The modules, and what the machine lacks.
const LEFT_OUT: [(&[&str], &str); 2] = [
    (&["_thread", "threading"], "there are no threads"),
    (
        &[
            "socket",
            "usocket",
            "ssl",
            "ussl",
            "tls",
            "network",
            "websocket",
            "uwebsocket",
            "webrepl",
            "espnow",
        ],
        "there is no network",
    ),
];

/// Why the module `name` is not there, if it is left out on purpose.
pub fn reason(name: &str) -> Option<&'static str> {
    LEFT_OUT
        .iter()
        .find(|(names, _)| names.contains(&name))
        .map(|(_, why)| *why)
}
