# A tokenizer by patterns that are tried one after another.
import re
RULES = [("num", r"\d+(\.\d+)?"), ("name", r"[a-zA-Z_]\w*"), ("op", r"[-+*/()=]"), ("space", r"\s+")]
RULES = [(n, re.compile(p)) for n, p in RULES]
def tokens(text):
    while text:
        for name, rule in RULES:
            m = rule.match(text)
            if m:
                yield name, m.group(0)
                text = text[len(m.group(0)):]
                break
        else:
            raise ValueError(text)
print([t for t in tokens("x1 = 3.14*(y_2-10)") if t[0] != "space"])
try:
    list(tokens("a $"))
except ValueError as e:
    print("ValueError", e)
