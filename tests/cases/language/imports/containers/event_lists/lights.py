from hub import listen


@listen("start")
def lights_on():
    return "on"


@listen("stop")
def lights_off():
    return "off"
