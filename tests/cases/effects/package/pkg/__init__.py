print("pkg init", __name__)
version = "1"
from . import helper
from .helper import twice
version = str(twice(1))
print("pkg done", helper.count)
