# Text of integers in all bases.
x = 12345678901234567890
for v in (x, -x, 0, 1 << 64):
    print(hex(v), oct(v), bin(v), str(v), repr(v))
    print("%d %x %X %o %s %r" % (v, v, v, v, v, v), "{:x} {:X} {:o} {:b} {:d} {:,}".format(v, v, v, v, v, v))
    print("{:30}|{:<30}|{:^30}|{:+}|{:#x}|{:040}|{:_>30}".format(v, v, v, v, v, v, v))
    print("%30d|%-30d|%+d|%040d|%#x" % (v, v, v, v, v))
print(0xffffffffffffffffffff, 0o7777777777777777777777777, 0b1 << 70, 0xFFFF_FFFF_FFFF_FFFF)
