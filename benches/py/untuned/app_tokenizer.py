import time
time.ticks_ms()

KEYWORDS = ('if', 'while', 'print', 'end')
SRC = """while n < 100
  if n % 7 == 0
    print "seven", n
  end
  n = n + 1 # count
end"""

def tokens(src):
    i = 0
    n = len(src)
    while i < n:
        c = src[i]
        if c == '#':
            while i < n and src[i] != '\n':
                i += 1
        elif c in ' \n':
            i += 1
        elif c.isalpha():
            j = i
            while j < n and src[j].isalpha():
                j += 1
            word = src[i:j]
            yield ('key' if word in KEYWORDS else 'name', word)
            i = j
        elif c.isdigit():
            j = i + 1
            while j < n and src[j].isdigit():
                j += 1
            yield ('num', int(src[i:j]))
            i = j
        elif c == '"':
            j = src.find('"', i + 1)
            yield ('str', src[i + 1:j])
            i = j + 1
        else:
            yield ('op', c)
            i += 1

counts = {'key': 0, 'name': 0, 'num': 0, 'str': 0, 'op': 0}
value = 0
for r in range(26):
    for kind, v in tokens(SRC):
        counts[kind] += 1
        value += v if kind == 'num' else len(v)
print('tokens', counts['key'], counts['name'], counts['num'], counts['op'], value)
