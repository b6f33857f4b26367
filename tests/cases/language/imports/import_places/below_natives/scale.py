asked = []
used = []
