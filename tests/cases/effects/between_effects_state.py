# What a module changes between its effects is seen by the next one.
class Game:
    def __init__(self):
        self.rooms = {}
        self.here = None

    def room(self, name, **exits):
        self.rooms[name] = exits
        if self.here is None:
            self.here = name
        return self

    def go(self, way):
        self.here = self.rooms[self.here].get(way, self.here)
        return self

game = Game().room("hall", north="attic").room("attic", south="hall")
alias = game
print("one", game.here)
game.go("north")
steps = [game.here]
print("two", alias.here, steps)
game.room("cellar", up="hall").rooms["hall"]["down"] = "cellar"
counter = (lambda: (yield from range(3)))()
next(counter)
print("three", sorted(game.rooms), alias is game)
game.go("south").go("down")
steps.append(alias.here)
print("four", steps, next(counter), sorted(game.rooms["hall"]))
del game.rooms["attic"]
print("five", list(counter), sorted(alias.rooms))
