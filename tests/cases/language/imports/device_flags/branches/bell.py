sound = "ding"
