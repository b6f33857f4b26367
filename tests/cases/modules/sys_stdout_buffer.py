# sys.stdout.write and its buffer; sys.stderr.
import sys
print(sys.stdout.write('w\n'), sys.stderr is not None, repr(sys.stdout)[:1])
sys.stdout.buffer.write(b'bytes\n') if hasattr(sys.stdout, 'buffer') else print('bytes')
