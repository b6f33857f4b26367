import time
time.ticks_ms()
from names import *
from other import *
import other
help(other)
print(first, public)
