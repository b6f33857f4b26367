# oracle: design MicroPython calls a scheduled function a little later
# A function that schedules itself lets the program go on in between.
import micropython
import time

count = 0


def again(x):
    global count
    count += 1
    micropython.schedule(again, x + 1)


micropython.schedule(again, 0)
passes = 0
while passes < 100:
    passes += 1
print(passes, 50 < count <= 104)
before = count
time.sleep_ms(50)
print(count > before)


def two(x):
    if x < 3:
        micropython.schedule(two, x + 1)
        micropython.schedule(two, 9)
    print("two", x)


def again(x):
    print("last", x > 0)


for i in range(3):
    pass
micropython.schedule(two, 0)
for i in range(5):
    print("pass", i)
