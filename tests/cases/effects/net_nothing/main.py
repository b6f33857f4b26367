# Modules change another's attribute and put it back: the sum of their changes is nothing.
import engine
print(engine.story, engine.state)
import tale
print(engine.story, engine.state, tale.title, tale.engine is engine)
import other
print(engine.story, other.seen, engine.run(tale))
print(engine.story is tale)
