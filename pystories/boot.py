"""What a board does first: reserve room for an exception in a full heap, and set a
threshold, so that collections run before the heap is full."""
import gc
import micropython

micropython.alloc_emergency_exception_buf(100)
gc.collect()
gc.threshold((gc.mem_free() + gc.mem_alloc()) // 4)
