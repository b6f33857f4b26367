import time
from marks import tags

found = []
for tag in ("dust", "salt", "sand"):
    if tag in tags:
        time.time()
        tags.remove(tag)
        found.append(tag)
tags.add("kept")
