"""Translates one template into one Python module with a render generator.

The language is that of utemplate: {{ }} and {% %} around plain Python. The output
needs no library on the box: a template becomes a generator function, and the engine
passes its chunks on, so a whole page is never in one string.
"""
from boilerplate.scan import TEXT, EXPRESSION, fail, scan

# The arguments that the engine gives to every template; {% args %} declares others.
ARGUMENTS = "story, node, sack, box"

ESCAPES = {"\\": "\\\\", "\"": "\\\"", "\n": "\\n", "\t": "\\t", "\r": "\\r"}

# For each tag, the blocks that it may continue or close.
INSIDE = {"elif": ("if", "elif"), "else": ("if", "elif"),
          "endif": ("if", "elif", "else"), "endfor": ("for",),
          "endwhile": ("while",)}


def literal(text):
    """A string literal for one line of text."""
    return '"' + "".join([ESCAPES.get(c, c) for c in text]) + '"'


class Translator:
    """Turns tokens into lines of Python, with a stack of open blocks."""

    def __init__(self, where, package):
        self.where = where
        self.package = package
        self.line = 1
        self.arguments = None
        self.lines = []
        self.includes = []
        self.open = []       # (tag, line) of each open block
        self.hollow = False  # True if the innermost block has no statement yet
        self.yields = False

    def fail(self, message):
        fail(self.where, self.line, message)

    def parse(self, source, mode, what):
        """Let Python itself check the author's Python."""
        try:
            compile(source, self.where, mode)
        except SyntaxError:
            self.fail("this is no {}".format(what))

    def expression(self, source, owner):
        if not source:
            self.fail("{} needs an expression".format(owner))
        self.parse("(" + source + "\n)", "eval",
                   "Python expression: " + source)
        return source

    def emit(self, code):
        self.lines.append("    " * (len(self.open) + 1) + code)
        self.hollow = False

    def emit_yield(self, code):
        self.emit("yield " + code)
        self.yields = True

    def begin(self, tag, code):
        self.emit(code)
        self.open.append((tag, self.line))
        self.hollow = True

    def finish_block(self):
        if self.hollow:
            self.emit("pass")
        self.open.pop()

    def text(self, text):
        parts = text.split("\n")
        lines = [part + "\n" for part in parts[:-1]]
        if parts[-1]:
            lines.append(parts[-1])
        if len(lines) == 1:
            self.emit_yield(literal(lines[0]))
        elif lines:
            self.emit_yield("(")
            for line in lines:
                self.emit("    " + literal(line))
            self.emit(")")

    def tag(self, content):
        words = content.split(None, 1)
        name = words[0] if words else ""
        rest = words[1].strip() if len(words) > 1 else ""
        handle = getattr(self, "tag_" + name, None)
        if name in INSIDE:
            self.expect(name)
            if rest and name != "elif":
                self.fail("'{}' takes nothing".format(name))
        elif handle is None:
            self.fail("there is no tag '{}'".format(name))
        if handle is None:
            self.finish_block()
        else:
            handle(rest)

    def expect(self, tag):
        if not self.open:
            self.fail("'{}' without a block to belong to".format(tag))
        inner, line = self.open[-1]
        if inner not in INSIDE[tag]:
            self.fail("'{}' inside the '{}' of line {}".format(
                tag, inner, line))

    def tag_args(self, rest):
        if self.arguments is not None:
            self.fail("'args' is written twice")
        if self.lines:
            self.fail("'args' must come first")
        self.parse("def render({}): pass".format(rest), "exec",
                   "list of arguments: " + rest)
        self.arguments = rest

    def tag_if(self, rest):
        self.begin("if", "if {}:".format(self.expression(rest, "'if'")))

    def tag_elif(self, rest):
        condition = self.expression(rest, "'elif'")
        self.finish_block()
        self.begin("elif", "elif {}:".format(condition))

    def tag_else(self, rest):
        self.finish_block()
        self.begin("else", "else:")

    def tag_while(self, rest):
        self.begin("while", "while {}:".format(
            self.expression(rest, "'while'")))

    def tag_for(self, rest):
        self.parse("for {}: pass".format(rest), "exec", "loop: " + rest)
        self.begin("for", "for {}:".format(rest))

    def tag_set(self, rest):
        at = rest.find("=")
        target = rest[:at].strip()
        if at < 0 or not target:
            self.fail("'set' needs name = expression")
        self.parse("for {} in (): pass".format(target), "exec",
                   "name to set: " + target)
        value = self.expression(rest[at + 1:].strip(), "'set'")
        self.emit("{} = {}".format(target, value))

    def tag_include(self, rest):
        end = rest.find(rest[0], 1) if rest and rest[0] in "\"'" else -1
        if end < 2:
            self.fail("'include' needs the quoted name of a template")
        name = rest[1:end]
        arguments = rest[end + 1:].lstrip(", ")
        self.parse("f({})".format(arguments), "eval",
                   "list of arguments: " + arguments)
        if name not in self.includes:
            self.includes.append(name)
        self.emit_yield("from render_{}({})".format(name, arguments))

    def source(self):
        """The finished module, without its heading."""
        if not self.yields:
            self.emit_yield('""')
        lines = ["from {}.{} import render as render_{}".format(
            self.package, name, name) for name in self.includes]
        if lines:
            lines += ["", ""]
        arguments = ARGUMENTS if self.arguments is None else self.arguments
        lines.append("def render({}):".format(arguments))
        return "\n".join(lines + self.lines) + "\n"


def translate(text, where, line=1, package="templates"):
    """(Python source, names of the templates that it includes)."""
    work = Translator(where, package)
    for kind, content, work.line in scan(text, where, line):
        if kind == TEXT:
            work.text(content)
        elif kind == EXPRESSION:
            work.emit_yield("str({})".format(
                work.expression(content, "'{{ }}'")))
        else:
            work.tag(content)
    if work.open:
        tag, work.line = work.open[-1]
        work.fail("'{}' is never closed".format(tag))
    return work.source(), work.includes
