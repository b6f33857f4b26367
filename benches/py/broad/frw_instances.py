import time

class Bot:
    made = 0

    def __init__(self, name, x):
        self.name = name
        self.x = x
        self.v = 1
        self.bumps = 0
        self.log = []
        Bot.made += 1

    def move(self):
        self.x += self.v
        if self.x > 40 or self.x < 0:
            self.v = -self.v
            self.bumps += 1

bots = [Bot("a", 1), Bot("b", 17), Bot("c", 33)]
board = {b.name: b.x for b in bots}
time.ticks_ms()

def main():
    meets = 0
    for t in range(900):
        for b in bots:
            b.move()
            board[b.name] = b.x
            if t % 100 == 0:
                b.log.append(b.x)
        if board["a"] == board["b"]:
            meets += 1
            Bot.made += 1
            bots[meets % 3].x = 20
    print("bots", meets, Bot.made, [b.x for b in bots], [b.bumps for b in bots], sum(bots[1].log))

main()
