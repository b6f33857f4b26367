papers = {}
pens = 0
kept = None
older = None
