"""A lock, which one task at a time can hold."""

from . import core


class Lock:
    def __init__(self):
        # False if free, True if held, or the task that gets the lock when its turn comes.
        self.state = False
        self.waiting = core.TaskQueue()

    def locked(self):
        return self.state is True

    def release(self):
        if self.state is not True:
            raise RuntimeError("Lock not acquired")
        if self.waiting.peek():
            self.state = self.waiting.pop()
            core._task_queue.push(self.state)
        else:
            self.state = False

    async def acquire(self):
        if self.state is not False:
            try:
                await core._wait_in(self.waiting)
            except core.CancelledError:
                if self.state is core.cur_task:
                    self.state = True
                    self.release()
                raise
        self.state = True
        return True

    async def __aenter__(self):
        return await self.acquire()

    async def __aexit__(self, kind, value, traceback):
        self.release()
