import box

box.tools.clear()
box.tools.add("brush")
box.nails.reverse()
del box.nails[1:]
box.bits[0] = ord("p")
box.lamps.popleft()
box.lamps.append("painter")
del box.labels["b"]
box.labels.update({"d": 4})
