import time
time.ticks_ms()

class Client:
    def __init__(self, name):
        self.name = name
        self.inbox = []
        self.rooms = set()

class Server:
    def __init__(self):
        self.clients = {}
        self.errors = 0

    def handle(self, line):
        try:
            who, rest = line.split(" ", 1)
            cmd, *args = rest.split(" ")
            method = getattr(self, "cmd_" + cmd.lower(), None)
            if method is None:
                raise ValueError("unknown " + cmd)
            return method(who, *args)
        except (ValueError, KeyError, TypeError) as e:
            self.errors += 1
            return "ERR"

    def cmd_nick(self, who):
        self.clients[who] = Client(who)
        return "OK"

    def cmd_join(self, who, room):
        self.clients[who].rooms.add(room)
        return "OK " + room

    def cmd_say(self, who, room, *words):
        if room not in self.clients[who].rooms:
            raise ValueError(room)
        for c in self.clients.values():
            if room in c.rooms and c.name != who:
                c.inbox.append((who, " ".join(words)))
        return "SENT {}".format(len(words))
s = Server()
script = ["ann NICK", "bob NICK", "ann JOIN lab", "bob JOIN lab", "ann SAY lab hello to all", "bob SAY bar x",
          "cyd SAY lab hi", "bob DANCE", "ann", "bob JOIN", "bob SAY lab fine thanks ann"]
size = letters = 0
for r in range(36):
    for line in script:
        size += len(s.handle(line))
    letters += sum([len(t) for c in s.clients.values() for w, t in c.inbox])
print("chat", size, s.errors, letters, sorted(s.clients))
