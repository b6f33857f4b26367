import scale

name = "last %d" % len(scale.used)
scale.used.append("last")
