//! The library: modules written in Python that are part of the tool.

use std::path::PathBuf;

/// The modules, by name. A file of the user with the same name takes precedence.
const LIBRARY: &[(&str, &str)] = &[
    ("_onewire", include_str!("../../library/_onewire.py")),
    ("apa102", include_str!("../../library/apa102.py")),
    ("asyncio", include_str!("../../library/asyncio/__init__.py")),
    (
        "asyncio.core",
        include_str!("../../library/asyncio/core.py"),
    ),
    (
        "asyncio.event",
        include_str!("../../library/asyncio/event.py"),
    ),
    (
        "asyncio.funcs",
        include_str!("../../library/asyncio/funcs.py"),
    ),
    (
        "asyncio.lock",
        include_str!("../../library/asyncio/lock.py"),
    ),
    ("cryptolib", include_str!("../../library/cryptolib.py")),
    ("deflate", include_str!("../../library/deflate.py")),
    ("dht", include_str!("../../library/dht.py")),
    ("ds18x20", include_str!("../../library/ds18x20.py")),
    ("esp", include_str!("../../library/esp.py")),
    ("neopixel", include_str!("../../library/neopixel.py")),
    ("onewire", include_str!("../../library/onewire.py")),
    ("os", include_str!("../../library/os.py")),
    ("platform", include_str!("../../library/platform.py")),
    ("select", include_str!("../../library/select.py")),
    ("uasyncio", include_str!("../../library/uasyncio.py")),
    ("ucryptolib", include_str!("../../library/ucryptolib.py")),
    ("uctypes", include_str!("../../library/uctypes.py")),
    ("uos", include_str!("../../library/uos.py")),
    ("uplatform", include_str!("../../library/uplatform.py")),
    ("uselect", include_str!("../../library/uselect.py")),
];

/// The source of the library's module `name`.
pub(super) fn library(name: &str) -> Option<&'static str> {
    LIBRARY
        .iter()
        .find(|(n, _)| *n == name)
        .map(|(_, text)| *text)
}

/// The library's modules in the package `name`.
pub(super) fn library_below(name: &str) -> impl Iterator<Item = &'static str> + '_ {
    let names = LIBRARY.iter().map(|(n, _)| *n);
    names.filter(move |n| {
        n.strip_prefix(name)
            .is_some_and(|rest| rest.starts_with('.'))
    })
}

/// The path that stands for the file of a library's module. No file has this name.
pub(super) fn library_path(name: &str) -> PathBuf {
    PathBuf::from(format!("<library>/{}.py", name.replace('.', "/")))
}
