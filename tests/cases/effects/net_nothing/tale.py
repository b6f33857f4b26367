import engine
engine.story = "tale in the making"
engine.state["score"] = 5
engine.state["temp"] = 1
title = engine.story.upper()
del engine.state["temp"]
engine.state["score"] = 0
engine.story = None
