import time
time.ticks_ms()

ROOMS = {
    "hall": {"text": "A cold hall.", "exits": {"n": "kitchen", "e": "cellar"}, "items": ["lamp"]},
    "kitchen": {"text": "It smells of soup.", "exits": {"s": "hall"}, "items": ["key", "bread"]},
    "cellar": {"text": "It is dark here.", "exits": {"w": "hall", "d": "vault"}, "items": []},
    "vault": {"text": "Gold everywhere!", "exits": {"u": "cellar"}, "items": ["gold"]},
}
SCRIPT = "go n;take key;take bread;go s;take lamp;go x;go e;go d;take gold;drop bread;go u;go w;look;drop lamp;go n;drop key;drop gold;go s".split(";")

class Game:
    def __init__(self):
        self.room = "hall"
        self.sack = []
        self.said = 0

    def say(self, fmt, *args):
        self.said += len(fmt.format(*args))

    def do(self, line):
        verb, sep, what = line.partition(" ")
        getattr(self, "do_" + verb)(what)

    def do_look(self, what):
        self.say("{} You see {}.", ROOMS[self.room]["text"], ", ".join(sorted(ROOMS[self.room]["items"])))

    def do_go(self, what):
        exits = ROOMS[self.room]["exits"]
        if what not in exits or (what == "d" and "key" not in self.sack):
            return self.say("You cannot go {}.", what)
        self.room = exits[what]
        self.do_look("")

    def do_take(self, what):
        if what in ROOMS[self.room]["items"]:
            ROOMS[self.room]["items"].remove(what)
            self.sack.append(what)
            self.say("Taken: {}.", what)

    def do_drop(self, what):
        if what in self.sack:
            self.sack.remove(what)
            ROOMS[self.room]["items"].append(what)

g = Game()
for r in range(28):
    for line in SCRIPT:
        g.do(line)
print("adventure", g.said, g.room, sorted(ROOMS["kitchen"]["items"]), len(g.sack))
