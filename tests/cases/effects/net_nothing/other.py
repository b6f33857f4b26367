import engine
seen = engine.story
engine.story = [1]
engine.story = seen
