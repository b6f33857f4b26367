# oracle: design what `help` shows of an object
# help shows an object's type and attributes.
class A:
    x = 1
    y = "text"


help(A)
help(3 > 2)
