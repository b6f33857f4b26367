fast = False
level = 1
extras = []
names = {"driver": "slow"}
