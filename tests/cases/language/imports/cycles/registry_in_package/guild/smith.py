from . import join

number = join("smith")
