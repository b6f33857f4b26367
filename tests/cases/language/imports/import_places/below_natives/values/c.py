import scale

value = "c after %d" % len(scale.used)
scale.used.append("c")
