"""The kinds of nodes that a story is made of.

A tap at a box meets a node. The node may tell a text, change the sack, and say
which node comes next; then the story settles at the next node that waits for
a tap. Every kind is one class, and what several kinds share is a mixin, so that
a museum that needs another kind can write it in a module of its own.
"""
from milestones import Part, StoryError
from sack import can_hold, holds


class Node(Part):
    """A place in the story. A tap meets it; then the story settles again.

    A silent node is passed without a tap; `onward` says which node follows.
    """

    silent = False
    takes = ("goto",)
    goto = None

    def check(self, story):
        for uid in self.targets():
            if uid not in story.nodes:
                yield "{} goes to '{}', which is no node".format(self, uid)
        for condition in self.conditions():
            if not isinstance(condition, str):
                yield "{} needs its conditions as strings".format(self)

    def targets(self):
        """The uids of all nodes that may come next."""
        return (self.goto,)

    def conditions(self):
        """All conditions of the node, for the check that only a PC can do."""
        return ()

    def onward(self, visit):
        """The uid of the node that follows a silent node."""
        return self.goto

    def meet(self, visit):
        """Yield what a tap at this node tells."""
        return ()

    def arrive(self, visit):
        """Yield what is told when a choice of a fork leads here."""
        return self.meet(visit)

    def announce(self, visit):
        """Yield what is told while the visitor is on the way to this node."""
        return ()


class Placed:
    """Mixin: a node told at one box only; `missed` is told at any other box."""

    box = None
    missed = None

    def check_box(self, story):
        if self.box not in story.boxes:
            yield "{} is told at '{}', which is no box".format(self, self.box)


def change(verb):
    """A property that stores the changes assigned to it as (verb, name, value)."""

    def store(self, wanted):
        if isinstance(wanted, dict):
            steps = [(verb, name, wanted[name]) for name in wanted]
        else:
            steps = [(verb, name, None) for name in wanted]
        self.steps = self.steps + tuple(steps)

    return property(None, store)


class Changing:
    """Mixin: a node that changes the sack, always or when its trigger holds."""

    trigger = None
    steps = ()
    assign = change("assign")
    plus = change("plus")
    minus = change("minus")
    reset = change("reset")

    def check_steps(self, story):
        known = dict(story.sack)
        seen = []
        for verb, name, value in self.steps:
            if name not in known:
                yield "{} changes '{}', which is not in the sack".format(
                    self, name)
            elif verb != "reset":
                kind = type(known[name])
                if kind is list and verb != "assign":
                    kind = str
                if type(value) is not kind or not can_hold(value):
                    yield "{} cannot {} {!r} as '{}'".format(self, verb, value, name)
            if name in seen:
                yield "{} changes '{}' twice".format(self, name)
            seen.append(name)

    def apply(self, sack):
        if self.trigger is None or holds(self.trigger, sack):
            for verb, name, value in self.steps:
                getattr(sack, verb)(name, value)


CHANGES = ("trigger", "assign", "plus", "minus", "reset")


class Page(Placed, Changing, Node):
    """A text told at a box; then the sack changes and the story goes on."""

    takes = ("goto", "box") + CHANGES
    texts = ("template", "missed")
    template = None

    def check(self, story):
        if self.template is None:
            yield "{} needs a template".format(self)
        yield from super().check(story)
        yield from self.check_box(story)
        yield from self.check_steps(story)

    def conditions(self):
        return () if self.trigger is None else (self.trigger,)

    def meet(self, visit):
        if visit.box.uid != self.box:
            yield from visit.tell(self.missed or visit.story.missed)
        else:
            yield from visit.tell(self.template)
            self.apply(visit.sack)
            self.leave(visit)

    def leave(self, visit):
        visit.goto(self.goto)

    def announce(self, visit):
        return visit.tell(visit.story.signpost)


class End(Page):
    """A last page: the story is over, and the card remembers which end."""

    takes = ("box",) + CHANGES

    def targets(self):
        return ()

    def leave(self, visit):
        visit.finish()


class Fork(Node):
    """A choice that the visitor makes by walking to a box.

    choices: each is (box, goto, label) or (box, goto, label, condition).
    """

    takes = ("choices",)
    texts = ("template",)
    template = None
    choices = ()

    def targets(self):
        return [choice[1] for choice in self.choices]

    def conditions(self):
        return [choice[3] for choice in self.choices if len(choice) > 3]

    def check(self, story):
        if not self.choices:
            yield "{} offers no choice".format(self)
        yield from super().check(story)
        for choice in self.choices:
            if choice[0] not in story.boxes:
                yield "{} offers '{}', which is no box".format(self, choice[0])
            target = story.nodes.get(choice[1])
            if isinstance(target, Placed) and target.box != choice[0]:
                yield "{} offers '{}' at '{}', but it is told at '{}'".format(
                    self, choice[1], choice[0], target.box)

    def offers(self, sack):
        """Yield (box, goto, label) of each choice that this visitor has now."""
        for choice in self.choices:
            if len(choice) < 4 or holds(choice[3], sack):
                yield choice[:3]

    def meet(self, visit):
        for box, goto, _ in self.offers(visit.sack):
            if box == visit.box.uid:
                visit.goto(goto)
                visit.settle()
                yield from visit.node.arrive(visit)
                return
        yield from visit.tell(visit.story.missed)

    def arrive(self, visit):
        return ()

    def announce(self, visit):
        yield from visit.tell(self.template)
        yield from visit.tell(visit.story.options)


class Silent(Node):
    """A node that tells nothing."""

    silent = True


class ConditionFork(Silent):
    """Leads to the goto of the first condition that holds, or else to `goto`."""

    takes = ("goto", "when")
    when = ()

    def targets(self):
        return [way[1] for way in self.when] + [self.goto]

    def conditions(self):
        return [way[0] for way in self.when]

    def onward(self, visit):
        for condition, goto in self.when:
            if holds(condition, visit.sack):
                return goto
        return super().onward(visit)


class SackChange(Changing, Silent):
    """Changes the sack on the way; several paths can share it."""

    takes = ("goto",) + CHANGES

    def check(self, story):
        yield from super().check(story)
        yield from self.check_steps(story)

    def conditions(self):
        return () if self.trigger is None else (self.trigger,)

    def onward(self, visit):
        self.apply(visit.sack)
        return super().onward(visit)


class Sequence(Silent):
    """Pages that follow each other, and are written without a goto."""

    def __init__(self, *, uid, nodes, goto):
        ahead = goto
        for node in reversed(nodes):
            if node.goto is not None:
                raise StoryError("{} has a goto, inside Sequence '{}'".format(
                    node, uid))
            node.goto = ahead
            ahead = node.uid
        super().__init__(uid=uid, goto=ahead)
