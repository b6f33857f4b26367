# Plugins with computed names, imported in an order that the program works out, with a change between two of them.
import order

for number in (3, 1, 2):
    name = "parts.part_" + str(number)
    __import__(name)
    order.trail.append(name[-1])
    order.factor += number
print(order.trail, order.factor, sorted(order.sums.items()))
import sys

print([sys.modules["parts.part_%d" % n].value for n in (1, 2, 3)])
