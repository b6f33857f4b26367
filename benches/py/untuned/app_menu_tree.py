import time
time.ticks_ms()

class Menu:
    def __init__(self, title, entries):
        self.title = title
        self.entries = entries
        self.cursor = 0

    def press(self, key, ui):
        if key == 'down':
            self.cursor = (self.cursor + 1) % len(self.entries)
        elif key == 'up':
            self.cursor = (self.cursor - 1) % len(self.entries)
        elif key == 'ok':
            label, action = self.entries[self.cursor]
            if isinstance(action, Menu):
                ui.stack.append(action)
            elif action is not None:
                action(ui)
        elif key == 'back' and len(ui.stack) > 1:
            ui.stack.pop()

    def draw(self):
        out = [self.title]
        for i, (label, action) in enumerate(self.entries):
            out.append(('> ' if i == self.cursor else '  ') + label)
        return '\n'.join(out)

class UI:
    def __init__(self):
        self.volume = 5
        light = Menu('Light', [('on', lambda ui: ui.add(3)), ('off', lambda ui: ui.add(-3))])
        sound = Menu('Sound', [('louder', lambda ui: ui.add(1)), ('softer', lambda ui: ui.add(-1)), ('info', None)])
        self.stack = [Menu('Main', [('sound', sound), ('light', light), ('about', None)])]

    def add(self, n):
        self.volume = max(0, min(50, self.volume + n))

ui = UI()
keys = 'ok down ok ok up ok back down ok ok ok back down ok up up ok down ok back'.split()
drawn = 0
for i in range(420):
    ui.stack[-1].press(keys[(i * 7) % len(keys)], ui)
    drawn += len(ui.stack[-1].draw())
    if i % 3 == 0:
        ui.stack[-1].press('ok', ui)
print('ui', ui.volume, drawn, len(ui.stack))
