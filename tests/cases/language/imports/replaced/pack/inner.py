def beside():
    from . import one, three
    from .three import value

    return one.value + three.value + value


def below():
    from .sub import two
    from .sub.two import value

    return two.value + value


def by_call():
    return __import__("sub.two", globals(), None, ["value"], 1).value
