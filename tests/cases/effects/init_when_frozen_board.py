# oracle: design what MicroPython's `super().__init__` does: the object inside is made anew; CPython has no such modules
# Instances of classes derived from FrameBuffer, array and RingIO, frozen before the base's `__init__` runs.
import array
import framebuf
import micropython
import time


class Frame(framebuf.FrameBuffer):
    def __init__(self, *size):
        if size:
            self.bits = bytearray(8)
            super().__init__(self.bits, *size, framebuf.MONO_VLSB)


class Numbers(array.array):
    def __init__(self, *args):
        if args:
            super().__init__(*args)


class Ring(micropython.RingIO):
    def __init__(self, *args):
        if args:
            super().__init__(*args)


frame, numbers, ring, given = Frame(), Numbers(), Ring(), array.array("B", b"ab")

time.ticks_ms()

frame.__init__(8, 8)
frame.pixel(1, 0, 1)
numbers.__init__("H", [1, 300])
numbers.append(5)
ring.__init__(8)
ring.write(b"abc")
given.__init__("h", [-1])
print(bytes(frame.bits), frame.pixel(1, 0), frame.pixel(0, 0))
print(list(numbers), numbers.itemsize, numbers.typecode, len(memoryview(numbers)), given)
print(ring.any(), ring.read())
frame.__init__(4, 8)
frame.fill(1)
numbers.__init__("B", b"xy")
ring.__init__(bytearray(3))
print(bytes(frame.bits), list(numbers), ring.write(b"abcdef"), ring.any())
