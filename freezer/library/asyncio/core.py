"""The loop, and the tasks that take turns in it.

A task is a coroutine that the loop resumes. A waiting task is in a `TaskQueue`: the loop's own, or the
queue of what it waits for. `Task.data` says which, so that a task can be cancelled:

    None            the task is in the loop's queue, or runs
    a queue         the task is in this queue (`remove` takes it out)
    `_GATHERS`      other tasks put the task into the loop's queue when they end
    a task          the task waits for the end of this one
    an exception    the task is in the loop's queue, and this exception will be thrown into it

`Task.state` says what happens when the task ends:

    True            nothing: no task waits for it
    a queue         the tasks of this queue go on
    a function      it is called with the task and the exception that ended it
    None, False     the task has ended; the result has not been asked for (None), or it has (False)

Of a task that has ended, `Task.data` is the exception that ended it: StopIteration with its result.
"""

import sys
from time import sleep_ms as _pause
from time import ticks_add, ticks_diff
from time import ticks_ms as ticks

# The longest pause between two checks of the queue, in milliseconds.
_LONGEST = 1000

# The task that runs now.
cur_task = None


class CancelledError(BaseException):
    pass


class TimeoutError(Exception):
    pass


# Tuples made here, so that the loop allocates none.
_ENDS = (Exception, CancelledError)
_QUIET_ENDS = (StopIteration, CancelledError)


class TaskQueue:
    """Tasks in the order in which they are due; of two due at once, the one that came first."""

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


_task_queue = TaskQueue()

# Flags that tasks wait for; the loop checks them.
_flags = []


def _look_at_flags():
    for flag in _flags:
        if flag.state and flag.waiting.peek():
            _task_queue.push(flag.waiting.pop())


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
        # To cancel a task that waits for another one, cancel the other one: its end ends both.
        while isinstance(self.data, Task):
            self = self.data
        if hasattr(self.data, "remove"):
            self.data.remove(self)
            _task_queue.push(self)
        elif ticks_diff(self.ph_key, ticks()) > 0:
            _task_queue.remove(self)
            _task_queue.push(self)
        self.data = CancelledError()
        return True

    def _end(self, error, noted):
        """The coroutine has ended with `error`."""
        state = self.state
        noted = noted or isinstance(error, _QUIET_ENDS)
        if state is True:
            self.state = None
        elif type(state) is TaskQueue:
            noted = noted or state.peek() is not None
            while state.peek():
                _task_queue.push(state.pop())
            self.state = False if noted else None
        else:
            noted = True
            self.state = False
            state(self, error)
        if not noted:
            # Some task may ask for the result before this one's turn comes; if not, the error is reported then.
            _task_queue.push(self)
        self.data = error


def create_task(coro):
    if not hasattr(coro, "send"):
        raise TypeError("coroutine expected")
    task = Task(coro)
    _task_queue.push(task)
    return task


def current_task():
    if cur_task is None:
        raise RuntimeError("no running event loop")
    return cur_task


def run_until_complete(main=None):
    """Runs tasks until `main` has ended, and returns its result. Without `main`, until no task is left."""
    global cur_task
    while main is None or main.state:
        if _flags:
            _look_at_flags()
        task = _task_queue.peek()
        if task is None:
            if not _flags and (main is None or main is Loop._stopper):
                cur_task = None
                return None
            # No task is ready, so only a scheduled function can wake `main`.
            _pause(1)
            continue
        wait = ticks_diff(task.ph_key, ticks())
        if wait > 0:
            _pause(1 if _flags else min(wait, _LONGEST))
            continue
        _task_queue.pop()
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
        except _ENDS as error:
            task._end(error, task is main)
    cur_task = None
    main.state = False
    error = main.data
    if isinstance(error, StopIteration):
        return error.value
    raise error


def _park():
    """Waits until another task puts this one into the loop's queue again."""
    yield


def _wait_in(queue):
    queue.push(cur_task)
    cur_task.data = queue
    yield


class _Nowhere:
    """A queue that is always empty."""

    def remove(self, task):
        pass


_GATHERS = _Nowhere()


def _promote_to_task(aw):
    return aw if isinstance(aw, Task) else create_task(aw)


def run(coro):
    return run_until_complete(create_task(coro))


class _Sleep:
    """The result of `sleep_ms`. One object is enough, since it is awaited at once or not at all."""

    due = None
    end = StopIteration()

    def __iter__(self):
        return self

    def __next__(self):
        if self.due is None:
            raise self.end
        _task_queue.push(cur_task, self.due)
        self.due = None


_sleep = _Sleep()


def sleep_ms(t):
    _sleep.due = ticks_add(ticks(), max(0, t))
    return _sleep


def sleep(t):
    return sleep_ms(int(t * 1000))


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
    """The only loop: the class itself, which has no instances."""

    _handler = None
    _stopper = None

    def create_task(coro):
        return create_task(coro)

    def run_forever():
        Loop._stopper = Task(_nothing())
        run_until_complete(Loop._stopper)

    def run_until_complete(aw):
        return run_until_complete(_promote_to_task(aw))

    def stop():
        if Loop._stopper is not None:
            _task_queue.push(Loop._stopper)
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
    global _task_queue, _flags, cur_task
    _task_queue = TaskQueue()
    _flags = []
    cur_task = None
    return Loop
