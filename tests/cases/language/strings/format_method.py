# str.format: positions, keywords, specs, nested specs, and fields that are missing.
print("{} {} {}".format(1, "a", [2]))
print("{0} {1} {0}".format("x", "y"), "{a} {b}".format(a=1, b=2))
print("{:5}|{:<5}|{:>5}|{:^5}|{:05d}".format(1, 2, "a", "b", 3))
print("{:*>6}|{:-<6}|{:.^6}".format(1, "a", "b"))
print("{!r} {!s} {0!r:>5}".format("q", "w") if False else "{!r} {!s}".format("q", "w"))
print("{:x} {:X} {:b} {:o} {:#x} {:#b} {:c}".format(255, 255, 5, 8, 255, 5, 65))
print("{:.2f} {:8.3f} {:+d} {: d}".format(2.25, 1.5, 3, 4))
print("{{}} {{{}}}".format(1))
print("{} {d}".format([1, 2], d={"k": "v"}))

class O:
    x = 5

print("{} {o}".format(O.x, o=O().x))
print("{:{}}|{:{w}.{p}}".format("a", 4, "abcdef", w=6, p=3))
print("{:,}".format(1234567), "{:s}".format("s"), "{:d}".format(True))
for bad in ("{} {}", "{a}", "{5}"):
    try:
        print(bad.format(1))
    except (IndexError, KeyError) as e:
        print(type(e).__name__)
print("{:>{}}".format("r", 3), "{:10.3}|".format("abcdef"))
print("{:08.3f}|{:<+6d}|{:^+7}".format(3.25, 5, -3))
