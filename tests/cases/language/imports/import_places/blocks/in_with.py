import trail

seen = trail.add("with's body")
