name = "quick"
