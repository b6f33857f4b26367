tries = []
needed = 9
