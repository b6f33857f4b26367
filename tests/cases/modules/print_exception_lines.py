# Tracebacks: a line for each call, none for raising again.
import sys, io
try:
    from sys import print_exception
except ImportError:
    import traceback
    print_exception = lambda e, f: traceback.print_exception(None, e, e.__traceback__, file=f)


def print_exc(e):
    buf = io.StringIO()
    print_exception(e, buf)
    s = buf.getvalue()
    for l in s.split('\n'):
        if l.startswith('  File '):
            l = l.split('"')
            print(l[0], l[2])
        elif not l.startswith('    '):
            print(l)
try:
    raise Exception('msg')
except Exception as e:
    print('caught')
    print_exc(e)


def f():
    g()


def g():
    raise Exception('fail')
try:
    f()
except Exception as e:
    print('caught')
    print_exc(e)


def f():
    f([1, 2], [1, 2], [1, 2], {1: 1, 1: 1, 1: 1}, [1, 2, 3], f'{1}{2}{3}a', 1 + 2 * 3, [x for x in (1, 2)], (lambda: 0)(), undefined_name)
    return 1


def h():
    try:
        g()
    except Exception as e:
        raise
try:
    h()
except Exception as e:
    print_exc(e)


def k():
    try:
        g()
    finally:
        1 + 1
try:
    k()
except Exception as e:
    print_exc(e)
