# oracle: design CPython's asyncio has other modules
# The modules of `asyncio`, and their names.
import asyncio
import asyncio.core
import asyncio.event, asyncio.funcs, asyncio.lock
from asyncio import core
from asyncio.core import CancelledError, Task, TaskQueue, cur_task

print(asyncio.__name__, core.__name__, core is asyncio.core, asyncio.__version__)
print(Task is asyncio.Task, TaskQueue is asyncio.TaskQueue, CancelledError is asyncio.CancelledError)
print(asyncio.event.Event is asyncio.Event, asyncio.lock.Lock is asyncio.Lock)
print(asyncio.funcs.gather is asyncio.gather, asyncio.core.get_event_loop() is asyncio.Loop)
print(cur_task, core.cur_task, TaskQueue().peek())
for name in ("StreamReader", "StreamWriter", "open_connection", "start_server"):
    print(name, hasattr(asyncio, name))
try:
    import asyncio.stream
except ImportError:
    print("no streams")


async def main():
    print(core.cur_task is asyncio.current_task())


asyncio.run(main())
print(core.cur_task)
try:
    asyncio.current_task()
except RuntimeError as e:
    print(e)
