import box

box.tools.add("plane")
box.tools.remove("file")
box.nails.insert(0, 2)
box.nails.remove(30)
box.bits.extend(b"C")
box.lamps.append("carpenter")
box.labels["c"] = 3
