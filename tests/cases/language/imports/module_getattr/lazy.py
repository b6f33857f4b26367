plain = 1


def __getattr__(name):
    if name == "made":
        return "made for you"
    raise AttributeError("lazy has no " + name)
