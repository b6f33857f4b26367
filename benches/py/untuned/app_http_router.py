import time
time.ticks_ms()

routes = []

def route(pattern, method='GET'):
    def deco(fn):
        routes.append((method, pattern.strip('/').split('/'), fn))
        return fn
    return deco

@route('/led/<n>')
def led(n, query):
    return 200, 'led ' + n

@route('/led/<n>/<state>', method='POST')
def set_led(n, state, query):
    if state not in ('on', 'off'):
        return 400, 'bad state'
    return 200, '%s=%s' % (n, state)

@route('/search')
def search(query):
    return 200, ','.join(sorted([k + ':' + v for k, v in query.items()]))

def dispatch(line):
    method, path, version = line.split()
    path, sep, q = path.partition('?')
    query = dict([p.split('=') for p in q.split('&')]) if q else {}
    parts = path.strip('/').split('/')
    for m, pattern, fn in routes:
        if m == method and len(pattern) == len(parts):
            args = {}
            for a, b in zip(pattern, parts):
                if a[0] == '<':
                    args[a[1:-1]] = b
                elif a != b:
                    break
            else:
                return fn(query=query, **args)
    return 404, ''
codes = {}
size = 0
requests = ('GET /led/5 HTTP/1.1', 'POST /led/4/on HTTP/1.1', 'POST /led/4/dim HTTP/1.1', 'GET /search?q=a&n=5 HTTP/1.0', 'PUT /x HTTP/1.1')
for i in range(75):
    for r in requests:
        code, body = dispatch(r)
        codes[code] = codes.get(code, 0) + 1
        size += len(body)
print('router', sorted(codes.items()), size)
