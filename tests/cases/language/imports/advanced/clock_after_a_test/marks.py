tags = {"dust", "salt"}
