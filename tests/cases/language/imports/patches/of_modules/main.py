# Functions of a module are wrapped by two others in turn; a body that comes later calls the wrapped ones.
import sums

print(sums.add(1, 2), sums.twice(4))
import loud
import checker

print(checker.results, sums.calls)
old = sums.add
sums.add = lambda a, b: old(a, b) * 1000
import last_checker

print(last_checker.results, sums.calls, sums.extra)
