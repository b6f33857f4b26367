# Lines of streams, with and without an end.
import io
for text in ("", "\n", "a", "a\n", "a\nb", "\n\n", "a\r\nb"):
    s = io.StringIO(text, newline="") if False else io.StringIO(text)
    lines = []
    while True:
        l = s.readline()
        if not l:
            break
        lines.append(l)
    b = [l for l in io.BytesIO(text.encode())]
    print([l.encode() for l in lines], b)
s = io.BytesIO(b"12345\n678")
print(s.readline(2), s.readline(10), s.readline(0), s.readline(-1), s.readline())
