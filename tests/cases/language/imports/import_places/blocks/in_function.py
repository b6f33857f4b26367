import trail

seen = trail.add("function's body")
