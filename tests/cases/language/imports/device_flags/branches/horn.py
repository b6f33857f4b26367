sound = "toot"
