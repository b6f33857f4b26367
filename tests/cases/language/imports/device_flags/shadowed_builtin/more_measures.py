import util

size = util.size("four")
