from tide import height
import tide

doubled = height * 2
height += 50
tide.height += 100


def current():
    return tide.height
