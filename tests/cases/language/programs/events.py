# A program: events with handlers, which a panel of buttons calls.
class Event:
    def __init__(self):
        self.handlers = []

    def __iadd__(self, h):
        self.handlers.append(h)
        return self

    def __call__(self, *a, **k):
        return [h(*a, **k) for h in self.handlers]

class Button:
    def __init__(self, name):
        self.name = name
        self.clicked = Event()

class Panel:
    def __init__(self, *names):
        self.buttons = {n: Button(n) for n in names}
        self.log = []
        for b in self.buttons.values():
            b.clicked += self.on_click
            b.clicked += lambda source, n=b.name: "lambda " + n

    def on_click(self, source):
        self.log.append(source)
        return len(self.log)

    def __getattr__(self, name):
        try:
            return self.buttons[name]
        except KeyError:
            raise AttributeError(name)

p = Panel("ok", "cancel")
print(p.ok.clicked("x"), p.cancel.clicked("y"), p.log)
try:
    p.help
except AttributeError as e:
    print("no", e)
extra = Event()
extra += p.on_click
p.ok.clicked += extra
print(p.ok.clicked("z"), p.log)
