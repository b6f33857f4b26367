green = True
