root = "a text"
