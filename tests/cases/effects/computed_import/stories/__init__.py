index = []
