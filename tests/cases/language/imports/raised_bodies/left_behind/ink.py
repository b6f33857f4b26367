uses = 0
