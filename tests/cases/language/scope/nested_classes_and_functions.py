# Names in classes in functions in classes, with nonlocal and global inside.
x = "global"

def outer(x):
    class A:
        y = x

        def m(self):
            def inner():
                return (x, self.y)
            return inner

        class B:
            z = x + "!"

            def n(self):
                return x, A.y
    return A

A = outer("param")
print(A().m()(), A.B().n(), A.B.z)

def modify():
    x = 1

    def a():
        nonlocal x
        x += 1

        def b():
            nonlocal x
            x *= 10
            return x
        return b

    b = a()
    return x, b(), x

print(modify(), x)

def shadow(x):
    return [x for x in range(x)], x

print(shadow(3))

def gl():
    def inner():
        global x
        x = "changed by inner"
    x = "local"
    inner()
    return x

print(gl(), x)
