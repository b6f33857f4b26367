"""Waiting for several tasks, and waiting with a timeout."""

from . import core
from .core import CancelledError


async def wait_for(aw, timeout, sleep=core.sleep):
    task = core._promote_to_task(aw)
    if timeout is None:
        return await task
    waiter = core.cur_task
    # True after the timeout; or the cancellation that ended the sleep. One by `watch` has the task's end as its value.
    ended = None

    async def watch():
        nonlocal ended
        try:
            got = True, await task
        except BaseException as e:
            got = False, e
        # Only if nothing has ended the waiter's sleep yet, and no cancellation is on its way.
        if ended is None and waiter.data is None and waiter.cancel():
            waiter.data = ended = CancelledError(got)

    watcher = core.create_task(watch())
    try:
        await sleep(timeout)
    except CancelledError as e:
        if e is not ended:
            # The waiter itself was cancelled.
            ended = e
            watcher.cancel()
            raise
        returned, value = e.value
        if returned:
            return value
        raise value
    ended = True
    watcher.cancel()
    await watcher
    raise core.TimeoutError


def wait_for_ms(aw, timeout):
    return wait_for(aw, timeout, core.sleep_ms)


async def gather(*aws, return_exceptions=False):
    tasks = [core._promote_to_task(aw) for aw in aws]
    me = core.cur_task
    left = 0
    failure = None

    def failed(error):
        return not return_exceptions and not isinstance(error, StopIteration)

    def done(task, error):
        nonlocal left, failure
        left -= 1
        if me.data is not core._GATHERS:
            # The gathering task goes on already.
            return
        if failed(error):
            failure = error
        elif left:
            return
        core._task_queue.push(me)

    for task in tasks:
        if task.state is True:
            task.state = done
            left += 1
        elif not task.state:
            task.state = False
            if failure is None and failed(task.data):
                failure = task.data
        else:
            raise RuntimeError("can't gather")
    cancelled = False
    if left and failure is None:
        me.data = core._GATHERS
        try:
            await core._park()
        except CancelledError as e:
            failure = e
            cancelled = True
    # Tasks that still run are no longer waited for.
    for task in tasks:
        if task.state is done:
            task.state = True
            if cancelled:
                task.cancel()
    if failure is not None:
        raise failure
    return [t.data.value if isinstance(t.data, StopIteration) else t.data for t in tasks]
