import stage

try:
    opened = stage.on_open("three")
except AttributeError:
    opened = stage.enter("three")
closed = stage.on_close(stage.heard)
