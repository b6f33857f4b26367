# Slices of lists, text, tuples, bytes and ranges, inside and outside of their bounds.
l = list(range(10))
print(l[2:5], l[:3], l[7:], l[:], l[-3:], l[:-7], l[-5:-2])
print(l[::2], l[1::3], l[::-1], l[8:2:-2], l[5:5], l[5:2], l[100:], l[-100:2])
s = "abcdefgh"
print(s[2:5], s[:3], s[-3:], s[:], s[3:1], s[20:], s[-20:2])
t = (1, 2, 3, 4, 5)
print(t[1:3], t[-2:], t[:0])
b = b"hello"
print(b[1:3], b[-1:], b[0], b[:0])
print(range(10)[2:5], list(range(10)[::3]), range(0, 20, 2)[3])
i = 3
print(l[i:i + 2], l[i - 1:-i], s[:i] + "|" + s[i:])
try:
    l[::0]
except ValueError:
    print("ValueError")
try:
    l["a":]
except TypeError:
    print("TypeError")
for bad in (10, -11):
    try:
        l[bad]
    except IndexError:
        print("IndexError")
