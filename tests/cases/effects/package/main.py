# Packages: submodules, import with as, names taken from a package.
import pkg
print(pkg.version, pkg.helper.twice(4))
from pkg.deep import leaf
print(leaf.where, leaf.up(5))
import pkg.deep.leaf as again
print(again is leaf, pkg.deep.leaf is leaf)
from pkg import helper as h, version
print(h is pkg.helper, version)
