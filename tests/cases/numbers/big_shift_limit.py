# differs: CPython shifts right by any count
# A count that is no machine word.
n = 1 << 70
for f in (lambda: 1 << n, lambda: 1 >> n, lambda: n >> n, lambda: -1 >> n, lambda: 0 << n):
    try:
        print(f())
    except OverflowError as e:
        print(e)
    except MemoryError:
        print("MemoryError")
