# A helper takes names from the program's file, which is a second module; the program's own stay apart.
settings = {"volume": 1}
level = 1


def raise_level():
    global level
    level += 1
    settings["volume"] += level


raise_level()
if __name__ == "__main__":
    settings["who"] = "program"
    import knob

    raise_level()
    print(settings["volume"], level, sorted(settings))
    print(knob.settings["volume"], knob.level(), sorted(knob.settings), knob.settings is settings)
    import sys

    print(sys.modules["main"].settings is knob.settings, sys.modules["main"].level)
