steps = []


def add(text):
    steps.append(text)
    return len(steps)
