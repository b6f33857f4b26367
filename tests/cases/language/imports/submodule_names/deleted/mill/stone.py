weight = 300
