import time
time.ticks_ms()

PAGE = "<h1>{{title}}</h1>{% if warn %}<b>{{warn}}</b>{% end %}<ul>{% for items %}<li>{{it}}</li>{% end %}</ul>"

def split(src):
    out = []
    while src:
        a = src.find("{")
        if a < 0:
            out.append(("text", src))
            break
        if a:
            out.append(("text", src[:a]))
        if src[a + 1] == "{":
            b = src.find("}}")
            out.append(("var", src[a + 2:b]))
        else:
            b = src.find("%}")
            out.append(("tag", src[a + 2:b].strip()))
        src = src[b + 2:]
    return out

def render(parts, i, env, out):
    while i < len(parts):
        kind, v = parts[i]
        i += 1
        if kind == "text":
            out.append(v)
        elif kind == "var":
            out.append(str(env[v]))
        elif v == "end":
            return i
        else:
            verb, name = v.split(" ")
            rounds = env[name] if verb == "for" else [None] if env[name] else []
            end = render(parts, i, dict(env, it="", items=(), warn=""), [])
            for it in rounds:
                render(parts, i, dict(env, it=it), out)
            i = end
    return i

size = 0
for r in range(32):
    parts = split(PAGE)
    out = []
    render(parts, 0, {"title": "Box %d" % r, "warn": "hot" if r % 3 else "", "items": ["a", r, None, 2.5][:r % 5]}, out)
    size += len("".join(out))
print("template", len(parts), size)
