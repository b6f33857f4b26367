import util
from util import size as how_large

size = how_large("four"), util.size("")
own = len("own")
