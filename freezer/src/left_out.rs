//! Modules that ports of MicroPython have, and that are left out on purpose.

/// The modules, and why the VM does not have them.
const LEFT_OUT: [(&[&str], &str); 3] = [
    (&["_thread", "threading"], "there are no threads"),
    (
        &[
            "socket",
            "usocket",
            "ssl",
            "ussl",
            "tls",
            "network",
            "lwip",
            "ulwip",
            "websocket",
            "uwebsocket",
            "webrepl",
            "_webrepl",
            "webrepl_setup",
            "espnow",
            "aioespnow",
            "ntptime",
            "requests",
            "urequests",
            "umqtt",
            "upip",
            "upip_utarfile",
            "mip",
            "urllib",
            "uurllib",
        ],
        "there is no network",
    ),
    (
        &[
            "bluetooth",
            "ubluetooth",
            "aioble",
            "esp32",
            "rp2",
            "pyb",
            "stm",
            "nrf",
            "wipy",
            "pycom",
        ],
        "the ESP8266 does not have it",
    ),
];

/// Functions that ports of MicroPython have, why the VM does not have them, and whether they exist all the same and raise.
/// The name of one in a module has the module before it.
const FUNCTIONS: [(&[&str], &str); 4] = [
    (
        &["exec", "compile"],
        "needs a compiler, which a board has not",
    ),
    (&["execfile"], "a board has no compiler"),
    (
        &["os.dupterm", "os.dupterm_notify", "machine.bootloader"],
        "there is no prompt on the board",
    ),
    (
        &[
            "asyncio.StreamReader",
            "asyncio.StreamWriter",
            "asyncio.open_connection",
            "asyncio.start_server",
        ],
        "there is no network",
    ),
];

/// The reason why a call of the built-in function `name` raises.
pub fn call(name: &str) -> Option<&'static str> {
    let (names, why) = FUNCTIONS[0];
    names.contains(&name).then_some(why)
}

/// The reason why the built-in function `name` is left out on purpose.
pub fn name(name: &str) -> Option<&'static str> {
    let (_, why) = FUNCTIONS[1..]
        .iter()
        .find(|(names, _)| names.contains(&name))?;
    Some(why)
}

/// The reason why a module lacks the attribute on purpose.
pub fn attribute(module: &str, attribute: &str) -> Option<&'static str> {
    let plain = |m: &str| name(&format!("{m}.{attribute}"));
    plain(module).or_else(|| plain(module.strip_prefix('u')?))
}

/// The reason why the module `name`, or the package that it lies in, is left out on purpose; `None` if it is not.
pub fn reason(name: &str) -> Option<&'static str> {
    let top = name.split('.').next().unwrap_or(name);
    LEFT_OUT
        .iter()
        .find(|(names, _)| names.contains(&top))
        .map(|(_, why)| *why)
}
