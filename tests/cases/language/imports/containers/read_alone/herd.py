names = set()
order = []
age = {"adam": 2}
