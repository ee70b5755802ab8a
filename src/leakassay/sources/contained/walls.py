"""Walls around a process that reads what an adversary wrote: what it may still do once they stand.

* memory and processor time: limits of the process
* files: none is written; none but the given one is read, and what Python itself may load (Landlock)
* network: no socket is made, no program is run, no other process is looked into (seccomp, by libseccomp)

Each wall that the system cannot give is left out, and not told of in what `raised` returns.
"""

from __future__ import annotations

import ctypes
import os
import resource
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MEMORY = 3 << 30
"""Bytes of address space: a workbook of some 15 million filled cells."""
_SECONDS = 60
_SECONDS_PER_MB = 10
"""Processor time between two blocks, and for each megabyte of content; no honest file takes a tenth."""
_NO_NEW_PRIVILEGES, _DIE_WITH_PARENT = 38, 1
_CREATE, _ADD, _RESTRICT = 444, 445, 446
"""Landlock's system calls, the same on all architectures; the C library has no names for them."""
_READ_FILE, _READ_DIR = 1 << 2, 1 << 3
_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
"""How many of Landlock's rights over files each version knows, of linux/landlock.h."""
_BESIDE = ("/usr/share/zoneinfo", "/usr/lib", "/lib", "/lib64", "/proc/self", "/proc/meminfo", "/sys/devices")
"""What the libraries of formats read at run time: time zones, codecs, how many processors there are."""
_DENY = 0x00050000 | 1  # SCMP_ACT_ERRNO with EPERM, of libseccomp's seccomp.h
_ALLOW = 0x7FFF0000
_FORBIDDEN: Mapping[str, str] = {
    "network": "socket socketpair connect bind listen accept accept4 sendto sendmsg sendmmsg",
    "programs": "execve execveat",
    "other processes": "ptrace process_vm_readv process_vm_writev kill tkill pidfd_open pidfd_getfd",
    "the system": "mount umount2 pivot_root chroot setns unshare bpf perf_event_open io_uring_setup "
    "userfaultfd keyctl add_key request_key init_module finit_module",
    "names and rights of files": "creat mkdir mkdirat mknod mknodat unlink unlinkat rmdir rename renameat "
    "renameat2 link linkat symlink symlinkat chmod fchmod fchmodat chown fchown fchownat lchown truncate",
    "shared memory": "memfd_create shmget mq_open",
}
"""System calls that no reader needs, by what they lead to."""


class _Beneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def raised(content: int | None) -> list[str]:
    """Raise the walls around this process, and name those that stand. `content`: the one file to be read."""
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_DIE_WITH_PARENT, 9, 0, 0, 0)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    _limit()
    standing = ["process", "memory", "time"]
    if _files(libc, content):
        standing.append("files")
    if _calls():
        standing.append("network")
    return standing


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    allow_time(0)


def allow_time(size: int) -> None:
    """Give the process time for the next block of a content of `size` bytes."""
    spent = resource.getrusage(resource.RUSAGE_SELF)
    seconds = int(spent.ru_utime + spent.ru_stime) + _SECONDS + _SECONDS_PER_MB * (size >> 20)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.RLIM_INFINITY))


def _files(libc: ctypes.CDLL, content: int | None) -> bool:
    """Take away all rights over files but reading a few (Landlock)."""
    version = libc.syscall(_CREATE, None, ctypes.c_size_t(0), 1)
    if version < 1:
        return False
    rights = ctypes.c_uint64((1 << _RIGHTS.get(version, max(_RIGHTS.values()))) - 1)
    rules = libc.syscall(_CREATE, ctypes.byref(rights), ctypes.c_size_t(8), 0)
    if rules < 0:
        return False
    for folder in (*_BESIDE, sys.prefix, sys.base_prefix, *(path for path in sys.path if path)):
        try:
            place = os.open(folder, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            continue
        _permit(libc, rules, place, _READ_FILE | (_READ_DIR if os.path.isdir(folder) else 0))  # noqa: PTH112
        os.close(place)
    if content is not None:
        _permit(libc, rules, content, _READ_FILE)
    return bool(libc.syscall(_RESTRICT, rules, 0) == 0)


def _permit(libc: ctypes.CDLL, rules: int, place: int, allowed: int) -> None:
    libc.syscall(_ADD, rules, 1, ctypes.byref(_Beneath(allowed, place)), 0)


def _calls() -> bool:
    """Forbid system calls that no reader needs (seccomp)."""
    try:
        library = ctypes.CDLL("libseccomp.so.2")
    except OSError:
        return False
    library.seccomp_init.restype = ctypes.c_void_p
    library.seccomp_init.argtypes = (ctypes.c_uint32,)
    library.seccomp_rule_add.argtypes = (ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int, ctypes.c_uint)
    library.seccomp_load.argtypes = library.seccomp_release.argtypes = (ctypes.c_void_p,)
    rules = library.seccomp_init(_ALLOW)
    for name in " ".join(_FORBIDDEN.values()).split():
        number = library.seccomp_syscall_resolve_name(name.encode())
        if number >= 0:
            library.seccomp_rule_add(rules, _DENY, number, 0)
    failed: int = library.seccomp_load(rules)
    library.seccomp_release(rules)
    return not failed
