import time
time.ticks_ms()

class Bus:
    def __init__(self):
        self.handlers = {}
        self.queue = []

    def on(self, topic):
        def deco(fn):
            self.handlers.setdefault(topic, []).append(fn)
            return fn
        return deco

    def emit(self, topic, **data):
        self.queue.append((topic, data))

    def run(self):
        n = 0
        while self.queue:
            topic, data = self.queue.pop(0)
            for fn in self.handlers.get(topic, ()):
                fn(**data)
                n += 1
        return n

bus = Bus()
state = {'temp': 0, 'heat': False, 'log': 0}

@bus.on('temp')
def store(value, unit='C', **rest):
    state['temp'] = value if unit == 'C' else (value - 32) * 5 // 9

@bus.on('temp')
def control(value, **rest):
    want = state['temp'] < 20
    if want != state['heat']:
        bus.emit('heat', on=want, reason='t=%d' % value)

@bus.on('heat')
def switch(on, reason):
    state['heat'] = on
    state['log'] += len(reason)

calls = 0
for i in range(560):
    bus.emit('temp', value=i * 3 % 40, **({'unit': 'F'} if i % 5 == 0 else {}))
    bus.emit('nothing')
    calls += bus.run()
print('bus', calls, state['temp'], state['heat'], state['log'])
