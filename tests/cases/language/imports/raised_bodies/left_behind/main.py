# What a body wrote elsewhere stays when it raises; its name is gone, and modules that it imported stay.
import sys
import desk

for attempt in range(2):
    try:
        import writer
    except RuntimeError as e:
        print("attempt", attempt, e)
    print(sorted(desk.papers), desk.pens, "writer" in sys.modules, "ink" in sys.modules)
print(desk.kept.value, desk.kept is desk.older, sys.modules["ink"].uses)
desk.pens = 9
import writer

print(writer.value, writer.desk is desk, sorted(desk.papers))
