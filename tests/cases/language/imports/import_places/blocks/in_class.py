import trail

seen = trail.add("class's body")
