# oracle: cpython MicroPython takes any name for UTF-8
# Names of encodings are looked at; ASCII and Latin-1 are what they say.
def show(f):
    try:
        r = f()
        print([ord(c) for c in r] if isinstance(r, str) else r)
    except LookupError as e:
        print("LookupError", e)
    except UnicodeError:
        print("UnicodeError")
    except TypeError:
        print("TypeError")


for name in ("utf-8", "UTF-8", "utf8", "utf_8", "ascii", "US-ASCII", "latin-1", "latin1", "iso-8859-1", "foo", "utf-9", "x"):
    show(lambda: "plain".encode(name))
    show(lambda: "\xe9t\xe9 5".encode(name))
    show(lambda: bytes("\xe9", name))
    show(lambda: bytearray("\xe9", name))
    show(lambda: b"plain".decode(name))
    show(lambda: b"\xe9\x80".decode(name))
    show(lambda: str(b"\xc3\xa9", name))
    show(lambda: b"".decode(name))
for name in ("ascii", "latin-1", "utf-8"):
    for errors in ("strict", "ignore", "replace"):
        show(lambda: "a\xe9\u20acb".encode(name, errors))
        show(lambda: bytes("a\xe9\u20acb", name, errors))
        show(lambda: b"a\xe9b".decode(name, errors))
        show(lambda: str(b"a\xe9b", name, errors))
show(lambda: "x".encode(encoding="ascii"))
show(lambda: "\xe9".encode(encoding="ascii", errors="ignore"))
show(lambda: "x".encode(5))
show(lambda: b"x".decode(None))
show(lambda: str(b"x", errors="strict"))
show(lambda: bytearray(b"\xe9").decode("latin-1"))
