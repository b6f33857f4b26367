basket = ["apple"]
pair = [basket, None]
