import time
time.ticks_ms()

INI = """; comment
[net]
ssid = Home Net
pass=secret
retries = 5

[pins]
led = 2
button= 0 ; active low
i2c = 4, 5
"""


def parse(text):
    conf = {}
    section = None
    for line in text.splitlines() if hasattr(text, 'splitlines') else text.split('\n'):
        line = line.split(';')[0].strip()
        if not line:
            continue
        if line.startswith('[') and line.endswith(']'):
            section = line[1:-1].lower()
            conf[section] = {}
        elif '=' in line:
            k, sep, v = line.partition('=')
            v = v.strip()
            if v.isdigit():
                v = int(v)
            elif ',' in v:
                v = tuple([int(x) for x in v.split(',')])
            conf[section][k.strip()] = v
    return conf
def show(conf):
    out = []
    for s in sorted(conf):
        out.append('[' + s.upper() + ']')
        for k in sorted(conf[s]):
            out.append('%s=%r' % (k, conf[s][k]))
    return '|'.join(out)
n = 0
for i in range(65):
    c = parse(INI.replace('5\n', str(i) + '\n', 1))
    n += len(show(c)) + c['net']['retries'] * c['pins']['i2c'][0]
print('ini', n, show(c))
