name = "the yard"
