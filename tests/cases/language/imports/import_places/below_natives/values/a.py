import scale

value = len(scale.used)
scale.used.append("a")
