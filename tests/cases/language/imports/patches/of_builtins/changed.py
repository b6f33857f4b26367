from usual import again

total = sum([1, 2, 3]), again()
word = quick
