# Cells of frozen closures are written at run time.
def cell(x):
    def get():
        return x

    def put(v):
        nonlocal x
        old, x = x, v
        return old
    return get, put

get, put = cell([1])
pairs = [cell(i) for i in range(3)]
print("start")
print(get())
get().append(2)
print(get(), put("new"), get())
print(put([9]), get())
for i, (g, p) in enumerate(pairs):
    p(g() + 10 * i)
print([g() for g, p in pairs])

class Obj:
    def __init__(self):
        count = 0

        def bump():
            nonlocal count
            count += 1
            self.count = count
            return count
        self.bump = bump

o = Obj()
print(o.bump(), o.bump(), o.count)
frozen_get = get
put(None)
print(frozen_get())
