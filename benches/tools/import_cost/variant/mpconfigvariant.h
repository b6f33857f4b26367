// A Unix build of MicroPython whose objects have the size that they have on the ESP8266: words of 32 bits, floats within
// them, heap blocks of 16 bytes.
#define MICROPY_CONFIG_ROM_LEVEL (MICROPY_CONFIG_ROM_LEVEL_EXTRA_FEATURES)
#define MICROPY_OBJ_REPR (MICROPY_OBJ_REPR_C)
#define MICROPY_FLOAT_IMPL (MICROPY_FLOAT_IMPL_FLOAT)
#define MICROPY_BYTES_PER_GC_BLOCK (16)
#define MICROPY_COMP_MODULE_CONST (0)
#define MICROPY_OPT_MAP_LOOKUP_CACHE (0)
#define MICROPY_OPT_LOAD_ATTR_FAST_PATH (0)
#define MICROPY_PY___FILE__ (0)
#define MICROPY_VFS (1)
#define MICROPY_VFS_POSIX (1)
#define MICROPY_VFS_ROM (1)
#define MICROPY_VFS_ROM_IOCTL (0)
#include "variants/mpconfigvariant_common.h"

// The port leaves these to a variant that chooses how objects are represented.
#include <stdint.h>
typedef int mp_int_t;
typedef unsigned int mp_uint_t;
#define INT_FMT "%d"
#define UINT_FMT "%u"
#define HEX_FMT "%x"
