import main
from main import settings, raise_level

settings["who"] = "knob"
raise_level()
settings["knob"] = True


def level():
    return main.level
