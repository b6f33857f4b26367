"""A package of three modules, as a small application has them."""
from .units import celsius, knots
from .records import Record, History
from .words import describe
