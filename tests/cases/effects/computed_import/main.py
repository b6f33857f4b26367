# Modules of a package are imported by names that are computed; one of them is missing.
def load(kind, name):
    module_name = kind + "." + name
    __import__(module_name)
    import sys
    return sys.modules[module_name]

for name in ("fort", "lake"):
    story = load("stories", name)
    print(story.title, story.start())
try:
    load("stories", "nowhere")
except ImportError:
    print("no such story")
print(load("stories", "fort").visits)
