"""`python -m attest_xl` and the command `attest-xl`."""

import io
import sys


def main() -> None:
    """Run the command line with UTF-8 output wherever it goes: a Russian console of Windows is none by default."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    from attest_xl.cli import app

    app()


if __name__ == "__main__":
    main()
