"""Writes templates/<story>/ from the texts inside a story module.

    python3 pystories/boilerplate/compile.py [--check] [STORY ...]

Without STORY every story is compiled. --check writes nothing, and fails if the
modules in the tree differ from what would be written. The modules are committed,
so that freezing a box does not need the compiler; --check finds those that are
out of date. This file is for the PC; no box imports it.
"""
import os
import sys

if __name__ == "__main__":
    sys.path[0] = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))

import milestones
from boilerplate.scan import TemplateError, dedent
from boilerplate.translate import translate
from sack import Sack, holds

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
HEADING = "# Written by boilerplate/compile.py from {}; change it there.\n"


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def import_story(name):
    """The story of stories/<name>.py, and its texts as (name, text)."""
    texts = []
    sys.modules.pop("stories." + name, None)
    milestones.collect = lambda story, uid, text: texts.append((uid, text))
    try:
        module = __import__("stories." + name, globals(), locals(), ["story"])
    finally:
        milestones.collect = None
    return module.story, texts


def check_conditions(story):
    """Ask every condition once with the first sack, to find misspelt names."""
    sack = Sack(dict(story.sack), story.sack)
    for node in story.nodes.values():
        for condition in node.conditions():
            try:
                holds(condition, sack)
            except Exception as error:
                raise milestones.StoryError("{} asks \"{}\": {}".format(
                    node, condition, error))


def in_order(includes):
    """The names in an order that has every template after those that it includes."""
    done = []

    def visit(name, path):
        if name in path:
            raise TemplateError("template '{}' includes itself: {}".format(
                name, " > ".join(path + [name])))
        for inner in includes[name]:
            visit(inner, path + [name])
        if name not in done:
            done.append(name)

    for name in includes:
        visit(name, [])
    return done


def compile_texts(texts, source, label, package):
    """{module name: Python source} for one story, its package included.

    source is the text of the story module, where a template's line is looked up.
    """
    modules = {}
    includes = {}
    heading = HEADING.format(label)
    for name, text in texts:
        where, line = label, source.find(text)
        if line < 0:  # written with escapes: count lines from the template's first
            where, line = "{} (template '{}')".format(label, name), 1
        else:
            line = source.count("\n", 0, line) + 1
        if text.startswith("\n"):
            line += 1
        code, includes[name] = translate(dedent(text), where, line, package)
        modules[name] = heading + code
    for name in includes:
        for inner in includes[name]:
            if inner not in includes:
                raise TemplateError(
                    "{}: template '{}' includes '{}', which is none".format(
                        label, name, inner))
    listing = ["    \"{}\",\n".format(name) for name in in_order(includes)]
    modules["__init__"] = "{}names = (\n{})\n".format(heading,
                                                      "".join(listing))
    return modules


def compile_story(name):
    """(folder, {module name: source}) of stories/<name>.py."""
    label = "stories/{}.py".format(name)
    story, texts = import_story(name)
    check_conditions(story)
    source = read(os.path.join(ROOT, "stories", name + ".py"))
    package = "templates." + story.uid
    return (os.path.join(ROOT, "templates", story.uid),
            compile_texts(texts, source, label, package))


def differences(folder, modules):
    """Yield (file, why, source) for each file that differs from its module."""
    there = os.listdir(folder) if os.path.isdir(folder) else []
    for name in modules:
        path = os.path.join(folder, name + ".py")
        if name + ".py" not in there:
            yield path, "missing", modules[name]
        elif read(path) != modules[name]:
            yield path, "stale", modules[name]
    for file in sorted(there):
        if file.endswith(".py") and file[:-3] not in modules:
            yield os.path.join(folder, file), "left over", None


def write(path, source):
    """Bring one module up to date. Remove a file only if this compiler wrote it."""
    if source is not None:
        with open(path, "w", encoding="utf-8") as file:
            file.write(source)
    elif read(path).startswith(HEADING[:HEADING.index("{")]):
        os.remove(path)


def main(arguments):
    check = "--check" in arguments
    names = [word for word in arguments if word != "--check"]
    if any(word.startswith("-") for word in names):
        print(__doc__)
        return 2
    if not names:
        names = [file[:-3] for file in sorted(os.listdir(
            os.path.join(ROOT, "stories"))) if file.endswith(".py")
            and file != "__init__.py"]
    wrong = 0
    for name in names:
        try:
            folder, modules = compile_story(name)
        except (TemplateError, milestones.StoryError, ImportError) as error:
            print("error: " + str(error), file=sys.stderr)
            return 1
        found = list(differences(folder, modules))
        for path, why, source in found:
            if check:
                print("{}: {}".format(os.path.relpath(path), why))
            else:
                os.makedirs(folder, exist_ok=True)
                write(path, source)
        wrong += len(found)
        print("{}: {} templates, {} modules {}".format(
            name, len(modules) - 1, len(found),
            "differ" if check else "written"))
    return 1 if check and wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
