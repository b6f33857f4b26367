//! Handlers and callbacks under `freeze run`: their exceptions, the time after a program's end, and a soft reset.

#![cfg(unix)]

mod device;

use device::Dir;

/// Runs a program, and compares its output and status.
fn prints(name: &str, program: &str, wanted: &str) {
    let d = Dir::new(&format!("interrupts-{name}"));
    d.file("x.py", program);
    let o = d.freeze(&["run", "x.py"]);
    assert_eq!((o.code, o.out.as_str()), (Some(0), wanted), "{o:?}");
}

#[test]
fn an_exception_of_a_handler_is_printed_and_goes_no_further() {
    let program = "\
import time
from machine import Pin, Timer
p = Pin(4, Pin.OUT, value=0)
def soft(pin):
    raise ValueError('soft')
def hard(pin):
    [1, 2, 3]
def callback(t):
    raise KeyError('timer')
for handler, is_hard in ((soft, False), (hard, True)):
    p.irq(handler, Pin.IRQ_RISING, hard=is_hard)
    p.on()
    p.off()
    time.sleep_ms(1)
p.irq(None)
Timer(-1).init(mode=Timer.ONE_SHOT, period=1, callback=callback)
time.sleep_ms(20)
print('goes on')
";
    let wanted = "\
Traceback (most recent call last):
  File \"x.py\", line 5, in soft
ValueError: soft
Traceback (most recent call last):
  File \"x.py\", line 7, in hard
MemoryError: memory allocation failed, heap is locked
Traceback (most recent call last):
  File \"x.py\", line 9, in callback
KeyError: timer
goes on
";
    prints("exceptions", program, wanted);
}

#[test]
fn a_program_that_has_ended_is_served_until_nothing_is_left() {
    let program = "\
from machine import Timer
left = 3
def tick(t):
    global left
    left -= 1
    print('tick', left)
    if left == 0:
        t.deinit()
Timer(-1).init(period=5, callback=tick)
print('end')
";
    prints("served", program, "end\ntick 2\ntick 1\ntick 0\n");
}

#[test]
fn a_soft_reset_takes_handlers_and_timers_away() {
    let program = "\
import machine, time
from machine import Pin, Timer
p = Pin(4, Pin.OUT)
if machine.reset_cause() != machine.SOFT_RESET:
    p.irq(lambda pin: print('never'))
    Timer(-1).init(period=1, callback=lambda t: None)
    machine.disable_irq()
    machine.soft_reset()
p.on()
p.off()
time.sleep_ms(10)
print(p.irq().trigger(), machine.disable_irq())
";
    prints("reset", program, "0 32\n");
}

#[test]
fn a_program_that_goes_on_in_its_handlers_says_so() {
    let d = Dir::new("interrupts-go-on");
    d.file(
        "x.py",
        "from machine import Timer\nTimer(-1).init(mode=Timer.ONE_SHOT, period=20, callback=lambda t: print('tick'))\nprint('end')\n",
    )
    .file("y.py", "print('end')\n");
    let note = "-- the program has ended; its handlers and timers go on, Ctrl-C ends them\n";
    let o = d.freeze(&["run", "x.py"]);
    assert_eq!((o.out.as_str(), o.err.as_str()), ("end\ntick\n", note));
    assert_eq!(d.freeze(&["run", "y.py"]).err, "");
}
