story = None
state = {"score": 0}

def run(module):
    global story
    story = module
    return [story.title, state["score"]]
