# StringIO and BytesIO are iterators: `__next__`, `next` and `iter`; what is left after a loop.
import io

for make in (lambda: io.StringIO("one\n\ntwo\nthree"), lambda: io.BytesIO(b"one\n\ntwo\nthree")):
    s = make()
    print(iter(s) is s, next(s), s.__next__(), hasattr(s, "__next__"))
    for line in s:
        print(repr(line))
        break
    print(repr(s.read()))
    for f in (lambda: next(s), lambda: s.__next__()):
        try:
            f()
        except StopIteration as e:
            print("StopIteration", e.args)
    print(next(s, "none"), list(s))
    s.seek(0)
    print(list(s), s.tell())
    s.seek(4)
    print([x for x in s], s.readline())
    s.close()
    for f in (lambda: next(s), lambda: s.__next__(), lambda: [x for x in s], lambda: s.getvalue()):
        try:
            f()
        except ValueError:
            print("ValueError")


class Lines(io.StringIO):
    pass


s = Lines("a\nb\n")
print(next(s), s.__next__(), list(s))
