# A body asks whether a hook is there, and calls it; the program sets hooks after the first import.
import stage
import act_one

print(act_one.opened, stage.heard)
stage.on_open = lambda name: stage.heard.append(name) or "hooked"
import act_two

print(act_two.opened, stage.heard)
stage.on_close = len
del stage.on_open
import act_three

print(act_three.opened, act_three.closed, stage.heard)
