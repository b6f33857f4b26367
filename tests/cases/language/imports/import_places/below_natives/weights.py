import scale

of = {"cork": 1, "iron": 8, "lead": 11}
scale.used.append("weights %d" % len(scale.asked))
