# Inserts, removals and clears of the program and of two bodies add up; what was removed stays removed.
import box

print("begin")
box.tools.add("saw")
box.tools.discard("axe")
box.nails.insert(0, 1)
box.nails.remove(20)
box.bits.extend(b"P")
box.lamps.append("program")
box.labels.pop("a")
import carpenter

print(sorted(box.tools), box.nails, bytes(box.bits), list(box.lamps), sorted(box.labels.items()))
box.nails.pop()
box.labels["c"] = 33
import painter

print(sorted(box.tools), box.nails, bytes(box.bits), list(box.lamps), sorted(box.labels.items()))
