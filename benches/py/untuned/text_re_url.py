import time
time.ticks_ms()
import re

URLS = ('http://10.0.0.1:8080/set?led=1&dim=40', 'https://example.org/index.html',
        'mqtt://broker/topic/a/b', 'not a url', 'http://x/?q=a%20b+c&empty=')
URL = re.compile('^([a-z]+)://([^/:]+):?([0-9]*)(/[^?]*)\\??(.*)$')
HEX = re.compile('%([0-9a-f][0-9a-f])')


def unquote(s):
    return HEX.sub(lambda m: chr(int(m.group(1), 16)), s.replace('+', ' '))


def query(s):
    d = {}
    if s:
        for part in s.split('&'):
            k, v = part.split('=')
            d[k] = unquote(v)
    return d


def main():
    ports = 0
    size = 0
    fails = 0
    for r in range(60):
        for u in URLS:
            m = URL.match(u)
            if m is None:
                fails += 1
                continue
            scheme, host, port, path, q = [m.group(k) for k in range(1, 6)]
            ports += int(port or 80)
            d = query(q)
            size += len(scheme) + len(host) * 2 + len(path.split('/')) + sum([len(d[k]) for k in d])
    print('urls', ports, size, fails, query('q=a%20b+c'))


main()
