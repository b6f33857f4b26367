import time
time.ticks_ms()

class Parser:
    def __init__(self, text):
        self.text = text.replace(" ", "")
        self.pos = 0

    def peek(self):
        if self.pos < len(self.text):
            return self.text[self.pos]
        return ""

    def expr(self):
        v = self.term()
        while self.peek() in ("+", "-"):
            op = self.peek()
            self.pos += 1
            if op == "+":
                v += self.term()
            else:
                v -= self.term()
        return v

    def term(self):
        v = self.factor()
        while self.peek() == "*" or self.peek() == "/":
            op = self.peek()
            self.pos += 1
            w = self.factor()
            v = v * w if op == "*" else v // w
        return v

    def factor(self):
        if self.peek() == "(":
            self.pos += 1
            v = self.expr()
            self.pos += 1
            return v
        start = self.pos
        while self.peek().isdigit():
            self.pos += 1
        return int(self.text[start:self.pos])

t = 0
for i in range(34):
    t += Parser("2 * (%d + 3) - 48 / (1 + %d) * 7" % (i, i % 5)).expr()
    t += Parser("((%d))*((4-1)*(2+12/5))" % (i * 3)).expr()
print("calc", t)
