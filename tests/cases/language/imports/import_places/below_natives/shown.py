import scale

form = "%%d of %d" % len(scale.used)
scale.used.append("shown")
