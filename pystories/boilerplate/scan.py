"""Cuts a template's text into tokens: (kind, content, line).

Two conveniences for authors are handled here, so that no later stage has to know
them. A text that starts with a line break, as in template=\"\"\"..., is a block:
the indentation that it shares with the story's code is removed, and it ends with
one line break. And a tag alone on its line leaves no empty line behind.
"""

TEXT = "text"
EXPRESSION = "expression"
TAG = "tag"

CLOSERS = {"{{": "}}", "{%": "%}", "{#": "#}"}


class TemplateError(Exception):
    """A mistake in a template; the message is `file:line: what is wrong`."""


def fail(where, line, message):
    raise TemplateError("{}:{}: {}".format(where, line, message))


def dedent(text):
    """The text without the indentation that all lines of a block share."""
    if not text.startswith("\n"):
        return text
    lines = text[1:].rstrip().split("\n")
    margin = None
    for line in lines:
        if line.strip():
            depth = len(line) - len(line.lstrip())
            margin = depth if margin is None else min(margin, depth)
    return "\n".join([line[margin or 0:].rstrip() for line in lines]) + "\n"


def first_opener(text, start):
    """Place of the next {{, {% or {#; -1 if there is none."""
    at = text.find("{", start)
    while at >= 0 and text[at:at + 2] not in CLOSERS:
        at = text.find("{", at + 1)
    return at


def alone(text, start, end):
    """The bounds of the whole line if text[start:end] is alone on it, else start and end."""
    left = text.rfind("\n", 0, start) + 1
    right = text.find("\n", end)
    right = len(text) if right < 0 else right + 1
    if text[left:start].strip() or text[end:right].strip():
        return start, end
    return left, right


def scan(text, where, line=1):
    """Yield the tokens. `line` is the number of the text's first line."""
    at = 0
    while at < len(text):
        start = first_opener(text, at)
        if start < 0:
            yield TEXT, text[at:], line
            return
        opener = text[start:start + 2]
        here = line + text.count("\n", at, start)
        end = text.find(CLOSERS[opener], start + 2)
        if end < 0:
            fail(where, here, "'{}' is never closed".format(opener))
        content = text[start + 2:end]
        end += 2
        outer = (start, end) if opener == "{{" else alone(text, start, end)
        if outer[0] > at:
            yield TEXT, text[at:outer[0]], line
        if opener == "{{":
            yield EXPRESSION, content.replace("\n", " ").strip(), here
        elif opener == "{%":
            yield TAG, content.replace("\n", " ").strip(), here
        line += text.count("\n", at, outer[1])
        at = outer[1]
