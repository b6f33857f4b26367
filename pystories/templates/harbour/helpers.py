# Written by boilerplate/compile.py from stories/harbour.py; change it there.
def render(story, node, sack, box):
    yield (
        "Nobody here weighs proofs. Law is a matter of counting: who swears for\n"
        "whom? The reeve's six men put their hands on his ring. For you stand\n"
    )
    if sack.trust > 0:
        yield "up:\n"
        for name in ("Gunnhild, who has to", "a man with eels", "the reeve's own clerk", "Ketil, with three fingers", "Radbod the Frisian")[:sack.trust]:
            yield "- "
            yield str(name)
            yield "\n"
    else:
        yield "still: everyone.\n"
    yield "Things seen: "
    yield str(sack.clues)
    yield ". In all: "
    yield str(sack.trust + sack.clues)
    yield ".\n"
