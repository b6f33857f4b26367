"""Tasks that take turns: the `asyncio` of MicroPython, without its network streams."""

from .core import *
from .event import Event, ThreadSafeFlag
from .funcs import gather, wait_for, wait_for_ms
from .lock import Lock

# MicroPython's version of this interface.
__version__ = (3, 0, 0)
