total = sum([1, 2, 3])
largest = max(4, 5)


def again():
    return sum([10, 20])
