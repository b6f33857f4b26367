pegs = []
