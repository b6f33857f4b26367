from sums import add, twice

results = add(10, 20), twice(5)
