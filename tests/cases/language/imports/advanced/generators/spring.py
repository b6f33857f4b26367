ended = []


def run():
    n = 0
    while True:
        n += 1
        yield n


def listen():
    heard = []
    while True:
        heard.append((yield len(heard)))


def three():
    try:
        yield 1
        yield 2
        yield 3
    finally:
        ended.append("few")


drops = run()
pipe = map(lambda n: n * 10, drops)
words = iter(["one", "two", "three", "four"])
talk = listen()
next(talk)
few = three()
