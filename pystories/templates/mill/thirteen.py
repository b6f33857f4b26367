# Written by boilerplate/compile.py from stories/mill.py; change it there.
def render(story, node, sack, box):
    yield (
        "\"Thirteen?\" says Betty Slack. \"I have a cat that is thirteen.\" But she\n"
        "gives you a broom, and you sweep fly until breakfast. Fly is what they\n"
        "call the cotton in the air. It is August, and indoors, and it snows.\n"
    )
