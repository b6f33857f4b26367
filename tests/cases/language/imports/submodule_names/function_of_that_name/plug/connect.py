PORT = 80


def connect():
    return "connected"
