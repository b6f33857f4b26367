import upper

upper.marks.append("lower")
state = "made"
raise ValueError(len(upper.marks))
