# oracle: design with 30-bit floats the shortest digits are written, and zeros after them
# Powers of ten print as such, though most are no exact floats.
for e in range(0, 38, 3):
    v = float("1e%d" % e)
    print("{:.1f}".format(v), "{:.3e}".format(v), "{:g}".format(v), "%.0f" % v)
for e in range(1, 30, 4):
    v = float("1e-%d" % e)
    print("{:.3e}".format(v), "{:g}".format(v), "%.32f" % v)
for b in (13, 123, 457, 23456):
    for e in range(5):
        v = float(b * 10**e)
        print("{:.0f} {:.5e} {:.7g}".format(v, v, v))
