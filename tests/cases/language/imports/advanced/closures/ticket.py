def machine():
    number = 0
    given = []

    def take():
        nonlocal number
        number += 1
        given.append(number)
        return number

    def back(n):
        nonlocal number
        number -= n
        del given[-n:]

    def look():
        return number, list(given)

    return take, back, look


take, back, look = machine()


def default(seen=[]):
    seen.append(len(seen))
    return seen
