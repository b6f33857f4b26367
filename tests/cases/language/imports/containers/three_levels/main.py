# Each body writes a shared list and dict before and after it imports the next body, which does the same.
import diary
import first

print(diary.lines)
print(sorted(diary.seen.items()))
import third
import second

diary.note("program")
print(diary.lines[-1], len(diary.lines), diary.seen["program"])
