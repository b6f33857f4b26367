# nonlocal over two levels, a variable changed after its closure was made, recursion.
def a(x):
    def b(y):
        def c(z):
            nonlocal x, y
            x += 1
            y *= 2
            return (x, y, z)
        return c, lambda: (x, y)
    return b

c, peek = a(1)(10)
print(c(0), peek())
print(c(7), peek())

def outer():
    x = "outer"

    def middle():
        def inner():
            return x
        return inner
    f = middle()
    x = "changed"
    return f()

print(outer())

def self_ref(n):
    def fact(k):
        return 1 if k < 2 else k * fact(k - 1)
    return fact(n)

print(self_ref(6))
