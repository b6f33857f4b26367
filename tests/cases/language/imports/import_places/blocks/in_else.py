from trail import add

seen = add("else's body")
