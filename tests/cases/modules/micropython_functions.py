# oracle: design CPython has no such module
# The other functions of micropython.
import micropython

print(micropython.const(5), micropython.const("a"), micropython.const((1, 2)))
print(micropython.opt_level())
micropython.opt_level(1)
print(micropython.opt_level())
micropython.opt_level(0)
print(micropython.opt_level(), micropython.alloc_emergency_exception_buf(100), micropython.kbd_intr(3))
use = micropython.stack_use()


def deep():
    return micropython.stack_use()


print(type(use), 0 < use < deep())
for bad in (lambda: micropython.kbd_intr(), lambda: micropython.const(), lambda: micropython.opt_level("a"), lambda: micropython.alloc_emergency_exception_buf()):
    try:
        bad()
    except TypeError:
        print("TypeError")
