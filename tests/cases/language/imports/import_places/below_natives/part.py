import scale

name = "part %d" % len(scale.used)
scale.used.append("part")
