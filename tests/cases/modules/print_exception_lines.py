# Tracebacks: a line for each call, none for raising again.
import io
import sys

try:
    from sys import print_exception
except ImportError:
    import traceback

    def print_exception(e, file):
        traceback.print_exception(None, e, e.__traceback__, file=file)


def show(e):
    text = io.StringIO()
    print_exception(e, text)
    for line in text.getvalue().split("\n"):
        if line.startswith("  File "):
            print("  in", line.split(" in ")[-1])
        elif not line.startswith("    "):
            print(line)


def attempt(f):
    try:
        f()
    except Exception as e:
        show(e)


def raises():
    raise ValueError("fail")


def calls():
    raises()


def again():
    try:
        raises()
    except ValueError:
        raise


def again_by_name():
    try:
        raises()
    except ValueError as e:
        print(e)
        raise


def finally_():
    try:
        raises()
    finally:
        print("finally")


class Managed:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        print("exit")


def managed():
    with Managed():
        raises()


def numbers():
    yield 1
    raise OSError("key")


def generator():
    for _ in numbers():
        pass


class Made:
    def __init__(self):
        raise TypeError("init")


for f in raises, calls, again, again_by_name, finally_, managed, generator, Made:
    attempt(f)
