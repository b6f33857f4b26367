# oracle: design what `help` shows of an object
class A:
    x = 1
    y = "text"


help(A)
help(3 > 2)
