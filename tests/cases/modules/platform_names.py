# oracle: design the names of the board and of the tool
# platform's names of board and compiler, under both names of the module.
import platform
import uplatform

print(platform.platform())
print(platform.python_compiler(), platform.libc_ver(), platform.libc_ver(lib="x"))
print(uplatform.platform is platform.platform)
