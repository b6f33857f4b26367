"""Texts: ASCII and not, interned and made, formatted, searched, translated."""
import time
from probe import probe

plain = "plain"
wide = "h\u00e9llo w\u00f6rld \u2603 \U0001f40d"
empty = ""
long = "a longer text that has some more words than the others " * 2
words = ("one", "two", "three")


def use(s):
    got = [s + "!", s * 2, s[1:], s[::-1], s[2], s.upper(), s.find("l"), s.split(), s.replace("l", "LL"), "-".join(words), s.encode()]
    got += [s.center(30, "*"), s.startswith("pl"), s.count("l"), s.strip("p"), s.partition("l"), s == plain, s < wide, hash(s) == hash(plain), "l" in s, s.isalpha()]
    got += ["%s is %5.2f %r" % (s, 1.5, s), "{:>8}|{!r}|{0}".replace("{0}", "").format(s, s), f"{s!r:>9}{len(s):05d}", "%(a)s" % {"a": s}]
    got += [sorted(s)[:3], ord(s[0]), chr(9731), int("0x1f", 16), s.rsplit("l", 1), s.splitlines(), s.zfill(9), str(s.encode(), "utf-8")]
    return got


time.ticks_ms()
print(use(plain), use(wide), use("made" + plain), long[50:].title() if hasattr(long, "title") else 0, len(long))
probe((plain, wide, empty, long, words, "made" + wide))
