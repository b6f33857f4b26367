def importer(name, level):
    return __import__(name, globals(), None, ["value"], level)
