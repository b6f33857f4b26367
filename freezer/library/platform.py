"""Information about the system that the program runs on."""

import sys


def platform():
    version = ".".join(str(n) for n in sys.implementation.version[:3])
    return "MicroPython-%s-xtensa-with-Permafrost" % version


def python_compiler():
    return "freeze"


def libc_ver(*args, **kwargs):
    # The board has no C library.
    return ("", "")
