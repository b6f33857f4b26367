import base
print("user reads", base.LIMIT)
value = base.helper() * 2
