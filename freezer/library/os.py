"""Files and directories.

`_os` has what needs the board: it finds, adds, renames and ends single entries. The rules are here.
"""

from _os import *
import _os

_DIRECTORY = 0x4000


def _is_there(path):
    try:
        _os._stat(path)
        return True
    except OSError:
        return False


def _need_directory(path):
    if not _is_there(path) and _os._entries(path):
        return  # of an older image, with newer files in it
    if _os._stat(path)[0] != _DIRECTORY:
        raise OSError(20)  # ENOTDIR


def _need_parent(path):
    _need_directory(path[: path.rfind("/")] or "/")


def _need_stored(path):
    if not _os._stat(path)[3]:
        raise OSError(30)  # EROFS


def stat(path):
    mode, size, time, _ = _os._stat(_os._path(path))
    return (mode, 0, 0, 0, 0, 0, size, time, time, time)


def statvfs(path):
    blocks = free = _os._blocks()
    for _, mode, size, is_stored in _os._entries("/"):
        if is_stored and mode != _DIRECTORY:
            free -= (size + 4095) // 4096 + (size > 4096)
    return (4096, 4096, blocks, free, free, 0, 0, 0, 0, 127)


def chdir(path):
    path = _os._path(path)
    _need_directory(path)
    _os._chdir(path)


def _list(path):
    path = _os._path(path)
    _need_directory(path)
    found = {}
    for name, mode, size, _ in _os._entries(path):
        end = name.find("/")
        if end >= 0:
            name, mode, size = name[:end], _DIRECTORY, 0
        if name not in found:
            found[name] = (name, mode, 0, size)
    return [found[name] for name in sorted(found)]


def ilistdir(path=""):
    return iter(_list(path))


def listdir(path=""):
    return [entry[0] for entry in _list(path)]


def mkdir(path):
    path = _os._path(path)
    if _is_there(path):
        raise OSError(17)  # EEXIST
    _need_parent(path)
    _os._set(path, _DIRECTORY, path)


def remove(path):
    path = _os._path(path)
    if _os._stat(path)[0] == _DIRECTORY and _os._entries(path):
        raise OSError(39)  # ENOTEMPTY
    _need_stored(path)
    _os._set(path, 0, path)


unlink = rmdir = remove


def rename(old_path, new_path):
    old, new = _os._path(old_path), _os._path(new_path)
    mode = _os._stat(old)[0]
    _need_stored(old)
    _need_parent(new)
    if old == new:
        return
    if _is_there(new):
        there = _os._stat(new)[0]
        if there != mode:
            raise OSError(21 if there == _DIRECTORY else 20)  # EISDIR, ENOTDIR
        if there == _DIRECTORY and _os._entries(new):
            raise OSError(39)  # ENOTEMPTY
    below = []
    if mode == _DIRECTORY:
        if new.startswith(old + "/"):
            raise OSError(22)  # EINVAL
        below = _os._entries(old)
        if not all(entry[3] for entry in below):
            raise OSError(30)  # EROFS
    # Wherever the power fails, each file is there, with its old path or with its new one.
    _os._set(new, mode, old)
    for name, kind, _, _ in below:
        _os._set(new + "/" + name, kind, old + "/" + name)
        _os._set(old + "/" + name, 0, old)
    _os._set(old, 0, old)


def sync():
    pass


def mount(*args, **kwargs):
    raise OSError(19)  # ENODEV


def umount(path):
    raise OSError(19)  # ENODEV
