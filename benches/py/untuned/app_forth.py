import time
time.ticks_ms()


class Forth:
    def __init__(self):
        self.stack = []
        self.words = {}
        self.prims = {'+': lambda a, b: a + b, '-': lambda a, b: a - b, '*': lambda a, b: a * b,
                      'mod': lambda a, b: a % b, '<': lambda a, b: -1 if a < b else 0}
        self.out = []

    def run(self, text):
        it = iter(text.split())
        for w in it:
            if w == ':':
                name = next(it)
                body = []
                for w in it:
                    if w == ';':
                        break
                    body.append(w)
                self.words[name] = body
            else:
                self.word(w)

    def word(self, w):
        s = self.stack
        if w in self.words:
            for x in self.words[w]:
                self.word(x)
        elif w in self.prims:
            b = s.pop()
            s.append(self.prims[w](s.pop(), b))
        elif w == 'dup':
            s.append(s[-1])
        elif w == 'swap':
            s[-1], s[-2] = s[-2], s[-1]
        elif w == '.':
            self.out.append(str(s.pop()))
        else:
            s.append(int(w))


f = Forth()
f.run(': sq dup * ; : cube dup sq * ; : next cube 17 + 1009 mod ; : four next next next next ;')
f.run('5')
for i in range(26):
    f.run('four dup . %d < 3 + 2 * four' % (i * 40))
print('forth', f.out[:4], len(f.out), f.stack, sum([int(x) for x in f.out]))
