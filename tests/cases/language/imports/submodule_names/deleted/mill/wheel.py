turns = 7
