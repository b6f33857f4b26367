"""The old name of `cryptolib`."""

from cryptolib import *
