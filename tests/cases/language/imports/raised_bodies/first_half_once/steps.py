done = []
armed = False
