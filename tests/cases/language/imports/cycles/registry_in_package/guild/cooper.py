from . import join, members

before = len(members)
number = join("cooper")
