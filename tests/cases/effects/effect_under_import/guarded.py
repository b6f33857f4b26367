state = "start"
try:
    import bottom
    print("effect in guarded", bottom.value)
    state = "after"
except:
    state = "WRONG"
else:
    state += " else"
finally:
    state += " finally"
