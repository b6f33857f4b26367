# sys.exit runs finally and __exit__, passes `except Exception`, and is caught as BaseException.
import sys
log = []

class Ctx:
    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        log.append(t is SystemExit)

def f():
    with Ctx():
        try:
            sys.exit(2)
        finally:
            log.append("cleanup")

try:
    try:
        f()
    except Exception:
        log.append("wrong")
except BaseException as e:
    log.append(type(e).__name__)
print(log)
try:
    raise SystemExit
except SystemExit as e:
    print(e.args)
