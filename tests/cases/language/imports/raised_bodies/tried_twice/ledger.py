entries = []
ready = False


class Account:
    balance = 1
