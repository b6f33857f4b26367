# Something else lies in sys.modules under a module's name before a body imports that name.
import sys
import sensor_user


class Fake:
    value = "fake"

    def read(self):
        return "nothing"


real = sys.modules["sensor"]
sys.modules["sensor"] = Fake()
import logger

print(sensor_user.shown, logger.shown, logger.sensor is real)
sys.modules["sensor"] = real
import second_logger

print(second_logger.shown, second_logger.sensor is real, real.reads)
keep = sys.modules.pop("second_logger")
sys.modules["second_logger"] = logger
import second_logger as now

print(now is logger, keep.shown)
