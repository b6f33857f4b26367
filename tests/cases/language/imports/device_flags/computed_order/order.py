trail = []
sums = {}
factor = 1
