a = [1]
try:
    from bottom import value
    a.append(value)
finally:
    print("middle finally", a)
result = sum(a)
