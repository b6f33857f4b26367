# oracle: cpython MicroPython slices str, tuple and bytes with step 1 only, and assigns no steps
# Slices with a step of text, tuples and bytes.
s = "abcdefgh"
print(s[::2], s[1::3], s[::-1], s[6:1:-2])
t = (1, 2, 3, 4, 5)
print(t[::2], t[::-1])
b = b"hello"
print(b[::-1], b[::2])
