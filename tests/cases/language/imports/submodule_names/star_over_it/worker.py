from kit import *
from kit import hammer

kind = type(drill).__name__
