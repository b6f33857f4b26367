packets = 10
log = []
