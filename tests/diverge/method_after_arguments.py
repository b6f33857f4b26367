# cause: `obj.method(args)` is one instruction, so that no bound method is made: the method is looked up when the
#   arguments are there already. Elsewhere it is looked up before them.
# workaround: `method = obj.method`, then `method(args)`, where a missing method must be told before the arguments run.


def argument():
    print("the argument")


class Thing:
    pass


try:
    Thing().missing(argument())
except AttributeError:
    print("no such method")
