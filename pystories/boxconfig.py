"""Which box this is. These are the defaults: `freeze build-all` generates a module of
this name for each box of `freeze.toml`, with the values given there."""

NAME = "gate"          # the name of the image
STORY = "fort"         # the module in stories/
BOX = "gate"           # the uid of the box in that story
WIRING = "one-bus"     # a preset or a dict, see wiring.py
ON_ERROR = "halt"      # what follows an uncaught exception: "halt" or "reset"
