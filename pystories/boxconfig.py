"""Which box this is. These are the defaults; a project's `freeze.toml` gives each of
its boxes a module of this name with values of its own."""

NAME = "gate"          # what the box is called
STORY = "fort"         # the module below stories/
BOX = "gate"           # the uid of the box in that story
WIRING = "one-bus"     # or another one, see wiring.py
ON_ERROR = "halt"      # or "reset": what follows an uncaught exception
