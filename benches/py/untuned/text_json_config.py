import time
time.ticks_ms()
import json

BASE = '{"wifi": {"ssid": "home", "retry": 3}, "pins": [4, 5, 12, 13], "debug": false, "gain": 1.5, "host": null}'


def merge(a, b):
    for k in b:
        if isinstance(b[k], dict) and k in a:
            merge(a[k], b[k])
        else:
            a[k] = b[k]
    return a


def main():
    size = 0
    pins = 0
    for i in range(190):
        cfg = json.loads(BASE)
        patch = '{"wifi": {"retry": %d, "chan": %d}, "debug": %s}' % (i, i % 13, 'true' if i & 1 else 'false')
        merge(cfg, json.loads(patch))
        cfg['pins'].append(i)
        if cfg['debug'] and cfg['host'] is None:
            cfg['host'] = 'host-' + str(i)
        s = json.dumps(cfg)
        size += len(s)
        pins += sum(cfg['pins']) + cfg['wifi']['retry']
    print('config', size, pins)


main()
