"""Tasks that take turns: the `asyncio` of MicroPython, without its network streams.

A task is a coroutine that the loop resumes. One that waits lies in a `TaskQueue`: that of the loop, or
that of what it waits for. `Task.data` tells where, so that a task can be cancelled:

    None            it lies in the loop's queue, or runs
    a queue         it lies there (`remove` takes it out)
    a task          it waits for that one to end
    an exception    it lies in the loop's queue, and is going to get this

`Task.state` is what the loop has to do when the task ends:

    True            nobody waits for it
    a queue         these tasks wait for it
    a function      is called with the task and the exception that ended it
    None, False     it has ended; nobody has (somebody has) taken note of that
"""

import sys
from time import sleep_ms as _pause
from time import ticks_add, ticks_diff
from time import ticks_ms as ticks

# MicroPython's version of this interface.
__version__ = (3, 0, 0)

# The longest pause without a look at the queue.
_LONGEST = 1000

# The task that runs now.
cur_task = None


class CancelledError(BaseException):
    pass


class TimeoutError(Exception):
    pass


class TaskQueue:
    """Tasks, the one that is due first in front; of two due at once, the one that came first."""

    def __init__(self):
        self.tasks = []

    def peek(self):
        return self.tasks[0] if self.tasks else None

    def push(self, task, due=None):
        if due is None:
            due = ticks()
        tasks = self.tasks
        i = len(tasks)
        while i and ticks_diff(tasks[i - 1].ph_key, due) > 0:
            i -= 1
        tasks.insert(i, task)
        task.data = None
        task.ph_key = due

    def pop(self):
        return self.tasks.pop(0)

    def remove(self, task):
        self.tasks.remove(task)


_queue = TaskQueue()


class Task:
    def __init__(self, coro, globals=None):
        self.coro = coro
        self.data = None
        self.state = True
        self.ph_key = 0

    def __iter__(self):
        if not self.state:
            self.state = False
        elif self.state is True:
            self.state = TaskQueue()
        elif type(self.state) is not TaskQueue:
            raise RuntimeError("can't wait")
        return self

    def __next__(self):
        if not self.state:
            raise self.data
        self.state.push(cur_task)
        cur_task.data = self

    def done(self):
        return not self.state

    def cancel(self):
        if not self.state:
            return False
        if self is cur_task:
            raise RuntimeError("can't cancel self")
        # A task that waits for another is cancelled by the other's end.
        while isinstance(self.data, Task):
            self = self.data
        if hasattr(self.data, "remove"):
            self.data.remove(self)
            _queue.push(self)
        elif ticks_diff(self.ph_key, ticks()) > 0:
            _queue.remove(self)
            _queue.push(self)
        self.data = CancelledError()
        return True

    def _end(self, error):
        """The coroutine has ended with `error`."""
        state = self.state
        noted = True
        if state is True:
            noted = isinstance(error, (StopIteration, CancelledError))
            self.state = None
        elif type(state) is TaskQueue:
            noted = state.peek() is not None or isinstance(error, (StopIteration, CancelledError))
            while state.peek():
                _queue.push(state.pop())
            self.state = False if noted else None
        else:
            self.state = False
            state(self, error)
        if not noted:
            # Somebody may ask for it before its turn comes; if not, it is reported then.
            _queue.push(self)
        self.data = error


def create_task(coro):
    if not hasattr(coro, "send"):
        raise TypeError("coroutine expected")
    task = Task(coro)
    _queue.push(task)
    return task


def current_task():
    if cur_task is None:
        raise RuntimeError("no running event loop")
    return cur_task


def run_until_complete(main=None):
    global cur_task
    while True:
        task = _queue.peek()
        if task is None:
            cur_task = None
            return None
        wait = ticks_diff(task.ph_key, ticks())
        if wait > 0:
            _pause(min(wait, _LONGEST))
            continue
        _queue.pop()
        if not task.state:
            if task.state is None:
                _report(task)
            continue
        cur_task = task
        try:
            error = task.data
            if error is None:
                task.coro.send(None)
            else:
                task.data = None
                task.coro.throw(error)
        except (Exception, CancelledError) as error:
            if task is main:
                cur_task = None
                if isinstance(error, StopIteration):
                    return error.value
                raise error
            task._end(error)


def run(coro):
    return run_until_complete(create_task(coro))


class _Sleep:
    """What `sleep_ms` gives. There is only one: it is awaited at once, or not at all."""

    due = None
    end = StopIteration()

    def __iter__(self):
        return self

    def __next__(self):
        if self.due is None:
            raise self.end
        _queue.push(cur_task, self.due)
        self.due = None


_sleep = _Sleep()


def sleep_ms(t):
    _sleep.due = ticks_add(ticks(), max(0, t))
    return _sleep


def sleep(t):
    return sleep_ms(int(t * 1000))


def _park():
    """Waits until somebody puts the task into the loop's queue again."""
    yield


def _wait_in(queue):
    queue.push(cur_task)
    cur_task.data = queue
    yield


def _as_task(aw):
    return aw if isinstance(aw, Task) else create_task(aw)


async def wait_for(aw, timeout, sleep=sleep):
    task = _as_task(aw)
    if timeout is None:
        return await task
    waiter = cur_task
    outcome = []

    async def watch():
        try:
            got = True, await task
        except BaseException as e:
            got = False, e
        if not outcome:
            outcome.append(got)
            waiter.cancel()

    watcher = create_task(watch())
    try:
        await sleep(timeout)
    except CancelledError:
        if not outcome:
            # It is the waiter that somebody cancelled.
            watcher.cancel()
            raise
        returned, value = outcome[0]
        if returned:
            return value
        raise value
    outcome.append(None)
    watcher.cancel()
    await watcher
    raise TimeoutError


def wait_for_ms(aw, timeout):
    return wait_for(aw, timeout, sleep_ms)


class _Nowhere:
    """A queue that nobody lies in: for a task that `gather` puts into the loop's queue."""

    def remove(self, task):
        pass


async def gather(*aws, return_exceptions=False):
    tasks = [_as_task(aw) for aw in aws]
    me = cur_task
    nowhere = _Nowhere()
    left = 0
    failure = None

    def done(task, error):
        nonlocal left, failure
        left -= 1
        if me.data is not nowhere:
            return
        if not return_exceptions and not isinstance(error, StopIteration):
            failure = error
        elif left:
            return
        _queue.push(me)

    for task in tasks:
        if task.state is True:
            task.state = done
            left += 1
        elif not task.state:
            task.state = False
            if failure is None and not return_exceptions and not isinstance(task.data, StopIteration):
                failure = task.data
        else:
            raise RuntimeError("can't gather")
    if left and failure is None:
        me.data = nowhere
        try:
            await _park()
        except CancelledError as e:
            failure = e
            for task in tasks:
                task.cancel()
    if failure is not None:
        raise failure
    return [t.data.value if isinstance(t.data, StopIteration) else t.data for t in tasks]


class Event:
    def __init__(self):
        self.state = False
        self.waiting = TaskQueue()

    def is_set(self):
        return self.state

    def set(self):
        while self.waiting.peek():
            _queue.push(self.waiting.pop())
        self.state = True

    def clear(self):
        self.state = False

    async def wait(self):
        if not self.state:
            await _wait_in(self.waiting)
        return True


class ThreadSafeFlag:
    """A flag that an interrupt may set: who waits for it looks again and again."""

    def __init__(self):
        self.state = 0

    def set(self):
        self.state = 1

    def clear(self):
        self.state = 0

    async def wait(self):
        while not self.state:
            await sleep_ms(1)
        self.state = 0


class Lock:
    def __init__(self):
        # False, True, or the task that gets the lock when its turn comes.
        self.state = False
        self.waiting = TaskQueue()

    def locked(self):
        return self.state is not False

    def release(self):
        if self.state is not True:
            raise RuntimeError("Lock not acquired")
        if self.waiting.peek():
            self.state = self.waiting.pop()
            _queue.push(self.state)
        else:
            self.state = False

    async def acquire(self):
        if self.state is not False:
            try:
                await _wait_in(self.waiting)
            except CancelledError:
                if self.state is cur_task:
                    self.state = True
                    self.release()
                raise
        self.state = True
        return True

    async def __aenter__(self):
        return await self.acquire()

    async def __aexit__(self, kind, value, traceback):
        self.release()


def _report(task):
    Loop.call_exception_handler(
        {
            "message": "Task exception wasn't retrieved",
            "exception": task.data,
            "future": task,
        }
    )


async def _nothing():
    pass


class Loop:
    """The one loop: nobody makes an object of it."""

    _handler = None
    _stopper = None

    def create_task(coro):
        return create_task(coro)

    def run_forever():
        Loop._stopper = Task(_nothing())
        run_until_complete(Loop._stopper)

    def run_until_complete(aw):
        return run_until_complete(_as_task(aw))

    def stop():
        if Loop._stopper is not None:
            _queue.push(Loop._stopper)
            # A second call changes nothing.
            Loop._stopper = None

    def close():
        pass

    def set_exception_handler(handler):
        Loop._handler = handler

    def get_exception_handler():
        return Loop._handler

    def default_exception_handler(loop, context):
        print(context["message"], file=sys.stderr)
        print("future:", context["future"], "coro=", context["future"].coro, file=sys.stderr)
        sys.print_exception(context["exception"], sys.stderr)

    def call_exception_handler(context):
        (Loop._handler or Loop.default_exception_handler)(Loop, context)


def get_event_loop(runq_len=0, waitq_len=0):
    return Loop


def new_event_loop():
    global _queue, cur_task
    _queue = TaskQueue()
    cur_task = None
    return Loop
