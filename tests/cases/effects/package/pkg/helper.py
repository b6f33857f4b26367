count = 0
print("helper", __name__)

def twice(x):
    global count
    count += 1
    return 2 * x
