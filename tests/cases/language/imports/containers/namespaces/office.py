phone = "old"


class Clerk:
    pay = 1


anna = Clerk()
anna.room = 12
