import spring
import bucket

got = [next(spring.pipe), next(spring.drops)]
for word in spring.words:
    got.append(word)
    break
got.append(spring.talk.send("barrel"))
