# errno has names for numbers and numbers for names.
import errno
print(type(errno.EIO), errno.errorcode[errno.EIO])
print('EIO' in dir(errno))
