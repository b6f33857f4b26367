from trail import add

seen = add("finally's body")
