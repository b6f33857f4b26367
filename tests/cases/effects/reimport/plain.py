counter = ["fresh"]

def make():
    return list(counter[:1])
