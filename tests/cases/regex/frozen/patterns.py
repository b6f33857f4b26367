import re

KEY = re.compile("(\\w+)\\s*=\\s*(.*)")
FOUND = KEY.match("name = a value")
WORDS = re.compile("[,;]").split("a,b;c")
TEXT = re.sub("(\\d)", lambda m: "<" + m.group(1) + ">", "a1b2")
BY_PATTERN = {KEY: "key"}


def parse(line):
    m = KEY.match(line)
    return m and (m.group(1), m.group(2))
