from settings import user

title = user.title
unit = user.length
other = hasattr(user, "weight")
room = len(user)
members = "ada" in user, "bob" in user
items = list(user)
