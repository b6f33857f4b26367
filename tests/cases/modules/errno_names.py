# differs: CPython's OSError has an errno only with two arguments
# errno's numbers and names, and the number and text of an OSError.
import errno
print(errno.ENOENT, errno.EIO, errno.EINVAL, errno.EEXIST, errno.errorcode[2], errno.errorcode[errno.EINVAL], errno.__name__)
print(OSError(errno.ENOENT).errno, OSError(errno.ENOENT).args, OSError("a").errno, OSError().errno, OSError(1, 2).errno, OSError(5, "x").args)
print(9999 in errno.errorcode, type(errno.errorcode), str(OSError("abc")), str(OSError()))
try:
    raise OSError(errno.EIO)
except OSError as e:
    print(e.errno == errno.EIO, type(e).__name__)
