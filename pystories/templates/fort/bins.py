# Written by boilerplate/compile.py from stories/fort.py; change it there.
from templates.fort.tally import render as render_tally


def render(story, node, sack, box):
    if sack.counted == 0:
        yield (
            "The floor stands on stone legs, to keep it from the rats. You put your\n"
            "arm into the first bin and reach the boards before your elbow is in.\n"
        )
    elif sack.counted == 1:
        yield (
            "The second bin is full. It is full of last year's chaff, with a hand's\n"
            "depth of wheat on top for the prefect's inspection.\n"
        )
    else:
        yield "The third bin rings like a drum. Something small is rolling inside it.\n"
    yield "Bins you have measured:\n"
    yield from render_tally("|", sack.counted + 1)
