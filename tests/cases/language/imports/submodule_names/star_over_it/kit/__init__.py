from .drill import *
from .hammer import *

name = "kit"
