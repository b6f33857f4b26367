# Functions that the cases of this directory share.


def check(got, want):
    """Prints ok, or the difference."""
    print("ok" if got == want and type(got) == type(want) else "%r, not %r" % (got, want))


def raised(f, *args):
    """The exception of a call, as text."""
    try:
        return "no exception, but %r" % (f(*args),)
    except Exception as e:
        return repr(e)


def emptied(*args, **kwargs):
    """Stands for a function whose body was emptied."""
