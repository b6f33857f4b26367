lines = []
seen = {}


def note(text):
    lines.append(text)
    seen[text] = seen.get(text, 0) + 1
