# errno.
import errno
print(type(errno.EIO), errno.errorcode[errno.EIO])
print('EIO' in dir(errno))
