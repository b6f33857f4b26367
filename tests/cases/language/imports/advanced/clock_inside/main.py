# A generator asks the clock between its values; the program and a body advance it.
from tape import reel, beats

print(next(reel))
for n in range(2):
    print(next(reel))
import player

print(player.heard, next(reel), next(beats))
