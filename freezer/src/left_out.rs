//! Modules of MicroPython that are left out on purpose. A program that needs one is refused.

/// The modules, and why the VM does not have them.
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

/// The reason why the module `name` is left out on purpose; `None` if it is not.
pub fn reason(name: &str) -> Option<&'static str> {
    LEFT_OUT
        .iter()
        .find(|(names, _)| names.contains(&name))
        .map(|(_, why)| *why)
}
