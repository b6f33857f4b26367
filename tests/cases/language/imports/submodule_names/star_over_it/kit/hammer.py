weight = 2
