"""How much memory a process takes, asked of the system; only where the system itself sets no limit."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from attest_xl.books.strangers.limits import MB


def enforced_by_system() -> bool:
    """Whether a process can limit its own memory: Linux can, macOS takes the limit and forgets it, Windows has none."""
    return sys.platform.startswith("linux")


def resident_mb(process: int) -> float:
    """Megabytes the process holds in memory; 0.0 when the system does not tell."""
    with suppress(OSError, ValueError, ImportError, AttributeError):
        if sys.platform == "win32":
            return _on_windows(process) / MB
        if sys.platform == "darwin":
            told = subprocess.run(
                ["/bin/ps", "-o", "rss=", "-p", str(process)], capture_output=True, check=False, timeout=5
            )
            return int(told.stdout) / 1024
        return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * 4096 / MB
    return 0.0


def _on_windows(process: int) -> int:
    """The working set in bytes."""
    if sys.platform != "win32":
        return 0
    import ctypes
    from ctypes import wintypes

    class Counters(ctypes.Structure):
        _fields_ = (
            ("size", wintypes.DWORD),
            ("faults", wintypes.DWORD),
            ("peak_working_set", ctypes.c_size_t),
            ("working_set", ctypes.c_size_t),
            ("others", ctypes.c_size_t * 6),
        )

    counters = Counters(size=ctypes.sizeof(Counters))
    kernel = ctypes.WinDLL("kernel32")
    kernel.OpenProcess.restype = wintypes.HANDLE
    handle = wintypes.HANDLE(kernel.OpenProcess(0x1000, False, process))  # PROCESS_QUERY_LIMITED_INFORMATION
    kernel.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.size)
    kernel.CloseHandle(handle)
    return int(counters.working_set)
