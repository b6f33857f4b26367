# A body decides by flags what it imports; the program has set them before the import.
import config

print(config.fast, config.level)
config.fast = True
config.level += 2
config.extras.append("bell")
config.names["driver"] = "quick"
import engine

print(engine.kind, engine.level, engine.extras, engine.driver.name)
import sys

print(sorted(m for m in sys.modules if m in ("quick", "slow", "bell", "horn")))
