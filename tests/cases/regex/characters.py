# oracle: cpython MicroPython looks at the bytes of a string, not at its characters.
# Patterns work with characters, not with bytes; with bytes in bytes patterns.
import re

print(re.match(".", "éa").group(0), re.match("..", "éa").group(0), re.search(".$", "aé").group(0))
print(re.match("é+", "éééa").group(0), re.match("[à-ü]+", "éèx").group(0), re.match("[^a]", "é").group(0))
print(re.match("(€|\U0001f600)*", "€\U0001f600€").group(0), re.match("\\S+", "ñ漢 ").group(0))
print(re.sub(".", "-", "aéi"), re.sub("[^a-z]", "", "naïve"), re.sub("a", "é", "abà"), re.compile("é").split("aébéc"))
print(re.search("b", "éab").span(), re.match(b".", b"\xc3\xa9").group(0))
print(re.match("a\0b", "a\0b").group(0) == "a\0b", re.match("a\0", "a"))
print(re.search(b"[0-\xff]+", b"  \xffa ").group(0))
