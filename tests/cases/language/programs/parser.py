# A program: a tokenizer and a recursive parser that evaluate arithmetic.
def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c == " ":
            i += 1
        elif c.isdigit():
            j = i
            while j < len(text) and text[j].isdigit():
                j += 1
            yield int(text[i:j])
            i = j
        else:
            yield c
            i += 1

class Parser:
    def __init__(self, text):
        self.it = tokens(text)
        self.advance()

    def advance(self):
        self.tok = next(self.it, None)

    def atom(self):
        t = self.tok
        self.advance()
        if t == "(":
            v = self.sum()
            self.advance()
            return v
        if t == "-":
            return -self.atom()
        if isinstance(t, int):
            return t
        raise SyntaxError("unexpected %r" % (t,))

    def product(self):
        v = self.atom()
        while self.tok in ("*", "/"):
            op, _ = self.tok, self.advance()
            r = self.atom()
            v = v * r if op == "*" else v // r
        return v

    def sum(self):
        v = self.product()
        while self.tok in ("+", "-"):
            op, _ = self.tok, self.advance()
            v = v + self.product() if op == "+" else v - self.product()
        return v

for text in ("1 + 2 * 3", "(1+2)*3", "10 - 4 - 3", "-(2 + 3) * 2", "100 / 7 / 2", "1 +", "7 / 0"):
    try:
        print(text, "=", Parser(text).sum())
    except (SyntaxError, ZeroDivisionError) as e:
        print(text, type(e).__name__)
