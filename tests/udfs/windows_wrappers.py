"""The VBA that xlwings' «Import Functions» would write for our functions; Windows' libraries are stood in for."""

import sys
from io import StringIO
from types import ModuleType, SimpleNamespace
from typing import Any


def main() -> None:
    """Load what Windows loads, then let xlwings write."""
    for name in ("pythoncom", "pywintypes", "win32com", "win32com.client"):
        module: Any = ModuleType(name)
        module.CoInitialize, module.com_error, module.Dispatch = None, OSError, None
        sys.modules[name] = module
    import xlwings
    from xlwings import udfs as xlwings_udfs

    marks: Any = xlwings
    udfs: Any = xlwings_udfs
    marks.func, marks.arg = udfs.xlfunc, udfs.xlarg
    from udfs import attest_udfs

    written = StringIO()
    workbook = SimpleNamespace(Name="attest-xl.xlsm")
    udfs.generate_vba_wrapper("udfs.attest_udfs", attest_udfs, written, workbook)
    sys.stdout.write(written.getvalue())


if __name__ == "__main__":
    main()
