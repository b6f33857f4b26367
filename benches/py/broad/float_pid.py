import time
time.ticks_ms()

class PID:
    def __init__(self, kp, ki, kd):
        self.kp = kp
        self.ki = ki
        self.kd = kd
        self.sum = 0.0
        self.last = 0.0

    def step(self, error, dt):
        self.sum += error * dt
        d = (error - self.last) / dt
        self.last = error
        out = self.kp * error + self.ki * self.sum + self.kd * d
        if out < 0.0:
            return 0.0
        if out > 100.0:
            return 100.0
        return out

def main():
    pid = PID(4.0, 0.25, 1.5)
    temp = 20.0
    target = 65.0
    used = 0.0
    for i in range(1000):
        if i == 500:
            target = 40.0
        power = pid.step(target - temp, 0.5)
        used += power
        temp += power * 0.02 - (temp - 20.0) * 0.03
    print("pid", "%.1f" % temp, int(used / 10))

main()
