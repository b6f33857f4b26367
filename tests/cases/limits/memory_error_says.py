# oracle: design the heap of MicroPython for node takes what is too much here
# MemoryError says what was asked for.


def call(n):
    return bytearray(n)


try:
    call(1000000)
except MemoryError as e:
    print(e.args)
try:
    [0] * 1000000
except MemoryError as e:
    print(e)
