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

/// The reason why the module `name`, or the package that it lies in, is left out on purpose; `None` if it is not.
pub fn reason(name: &str) -> Option<&'static str> {
    let top = name.split('.').next().unwrap_or(name);
    LEFT_OUT
        .iter()
        .find(|(names, _)| names.contains(&top))
        .map(|(_, why)| *why)
}
