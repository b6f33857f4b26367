import marks
import time

found = "kept" in marks.tags
time.time()
if found:
    marks.tags.remove("kept")
else:
    marks.tags.add("lost")
