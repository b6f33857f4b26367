import sensor

shown = sensor.value, sensor.read()
