"""Events and flags, for which tasks wait until something sets them."""

from . import core


class Event:
    def __init__(self):
        self.state = False
        self.waiting = core.TaskQueue()

    def is_set(self):
        return self.state

    def set(self):
        while self.waiting.peek():
            core._task_queue.push(self.waiting.pop())
        self.state = True

    def clear(self):
        self.state = False

    async def wait(self):
        if not self.state:
            await core._wait_in(self.waiting)
        return True


class ThreadSafeFlag:
    """A flag that an interrupt may set. The loop polls it."""

    def __init__(self):
        self.state = 0
        self.waiting = core.TaskQueue()

    def set(self):
        self.state = 1

    def clear(self):
        self.state = 0

    async def wait(self):
        while not self.state:
            core._flags.append(self)
            try:
                await core._wait_in(self.waiting)
            finally:
                core._flags.remove(self)
        self.state = 0
