"""Executes cost.py on MicroPython, with the modules loaded in one of four ways: load.py modules|mpy|romfs|frozen DIR."""
import sys

way, work = sys.argv[1:]
if way == "frozen":
    sys.path[:] = [".frozen"]
elif way == "romfs":
    import vfs

    with open(work + "/modules.romfs", "rb") as file:
        image = file.read()
    vfs.mount(vfs.VfsRom(image), "/rom")
    sys.path[:] = ["/rom"]
else:
    sys.path[:] = [work + "/" + way]
with open(work + "/cost.py") as file:
    program = file.read()
exec(program)
