# Effects in functions that raise under try, finally and with, so that freezing stops inside of them.
def risky(n):
    print("risky", n)
    if n > 1:
        raise ValueError(n)
    return n

results = []
for n in range(4):
    try:
        results.append(risky(n))
    except ValueError as e:
        print("caught", e)
        results.append("error")
    except:
        results.append("WRONG")
    finally:
        results.append("f")
print(results)

def find():
    for n in (0, 1, 2):
        try:
            if risky(n) == 1:
                return "one"
        finally:
            print("leaving", n)

print(find())

class Swallow:
    def __enter__(self):
        return self

    def __exit__(self, t, v, tb):
        print("exit", t.__name__ if t else None)
        return True

with Swallow():
    print(risky(5))
with Swallow():
    print(risky(1))
