import scale

value = 100 * len(scale.used)
scale.used.append("b")
