import trail

seen = trail.add("loop's body")
