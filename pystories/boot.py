"""What a board does first: room for an exception when memory is full, and collections
before it is."""
import gc
import micropython

micropython.alloc_emergency_exception_buf(100)
gc.collect()
gc.threshold((gc.mem_free() + gc.mem_alloc()) // 4)
