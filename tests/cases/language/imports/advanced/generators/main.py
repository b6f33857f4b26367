# Generators and iterators of one module are advanced by the program and by two bodies; no value comes twice.
import spring

a = next(spring.drops)
import bucket

b = next(spring.drops)
import barrel

print(a, b, next(spring.drops), bucket.got, barrel.got, next(spring.pipe), next(spring.words))
print(spring.talk.send("program"), spring.ended, list(spring.few))
