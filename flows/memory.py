"""A bound on the memory of this process: what asks for more gets a MemoryError, and the office's PC stays usable.

On Linux and macOS it is the address space (RLIMIT_AS). On Windows it is a job object with a limit on the
memory its process may commit; Windows knows no address-space limit. Each process gets a job of its own,
which Windows 8 and later allow inside another program's job. The Windows half calls the system through
ctypes, needs no package, and is not run by the tests on Linux.
"""

import ctypes
import sys


def bound_memory(size: int) -> bool:
    """Bound the memory of this process to so many bytes; a stricter bound that is set already stays.

    False where the system refuses: the office reads its plans without the bound then.
    """
    try:
        _bound(size)
    except (OSError, ValueError):  # ValueError: macOS, where the limit is below what is in use
        return False
    return True


if sys.platform == "win32":
    _EXTENDED_LIMITS = 9  # JobObjectExtendedLimitInformation
    _PROCESS_MEMORY = 0x100  # JOB_OBJECT_LIMIT_PROCESS_MEMORY

    class _Basic(ctypes.Structure):
        """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", ctypes.c_uint32),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", ctypes.c_uint32),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", ctypes.c_uint32),
            ("SchedulingClass", ctypes.c_uint32),
        )

    class _Extended(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION; IoInfo is six 64-bit counters."""

        _fields_ = (
            ("BasicLimitInformation", _Basic),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    def _bound(size: int) -> None:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetInformationJobObject.argtypes = (ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint32)
        kernel.AssignProcessToJobObject.argtypes = (ctypes.c_void_p, ctypes.c_void_p)
        limits = _Extended()
        limits.BasicLimitInformation.LimitFlags = _PROCESS_MEMORY
        limits.ProcessMemoryLimit = size
        job = kernel.CreateJobObjectW(None, None)  # lives as long as the process: its handle is never closed
        done = job and kernel.SetInformationJobObject(
            job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        if not done or not kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess()):
            raise ctypes.WinError(ctypes.get_last_error())

else:
    import resource

    def _bound(size: int) -> None:
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        bound = size if hard == resource.RLIM_INFINITY else min(size, hard)
        resource.setrlimit(resource.RLIMIT_AS, (bound, hard))
