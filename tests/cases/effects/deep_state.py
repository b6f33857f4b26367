# An effect inside with, for, try and a generator expression: all of their state survives the stop.
class Ctx:
    def __enter__(self):
        log.append("+")
        return self

    def __exit__(self, *a):
        log.append("-" if a[0] is None else "!")

log = []

def work(n):
    with Ctx():
        for i in range(n):
            try:
                with Ctx():
                    for x in (y for y in [i, i + 1]):
                        z = [x]
                        print("deep", n, i, z, len(log))
                        z.append(n)
                        if x == 1:
                            break
                    else:
                        log.append("else")
            finally:
                log.append(z)
    return len(log)

result = work(2)
print(result, log)
results = [work(n) for n in (0, 1)]
print(results, log[-3:])
