import time
time.ticks_ms()

class Shape:
    made = 0

    def __init__(self, name):
        self.name = name
        Shape.made += 1

    def area(self):
        return 0

    def describe(self):
        return self.name + ":" + str(self.area())

class Rect(Shape):
    def __init__(self, w, h):
        super().__init__("rect")
        self.w = w
        self.h = h

    def area(self):
        return self.w * self.h

class Square(Rect):
    def __init__(self, a):
        super().__init__(a, a)
        self.name = "square"

class Hole(Rect):
    def area(self):
        return -super().area()

def main():
    total = 0
    text = 0
    for i in range(160):
        shapes = [Rect(i, 3), Square(i % 9), Hole(2, i % 4), Shape("point")]
        for s in shapes:
            total += s.area()
            text += len(s.describe())
            if isinstance(s, Rect) and not isinstance(s, Square):
                total += 1
    print("shapes", Shape.made, total, text)

main()
