deep = True
