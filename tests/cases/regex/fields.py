# Fields of a line: addresses, times, quoted text.
import re
m = re.match(r"(\d+)\.(\d+)\.(\d+)\.(\d+):(\d+)$", "192.168.4.1:8080")
print([m.group(i) for i in range(6)])
m = re.search(r"([0-9]+):([0-9][0-9])", "at 7:05 sharp")
print(int(m.group(1)) * 60 + int(m.group(2)))
print(re.compile('"([^"]*)"').sub(r"<\1>", 'say "hi" and "bye"'), re.compile(r"\s*[,;]\s*").split("a , b;c ,d"))
m = re.match("GET (/[^ ?]*)(\\?[^ ]*)? HTTP", "GET /led?on=1 HTTP/1.1")
print(m.group(1), m.group(2))
