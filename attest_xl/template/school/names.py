"""What files for a school are called: readable, sorted as the institutions are, and allowed by every system."""

import re

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
LONGEST = 60
"""Letters of the institution's name that a file's name keeps: a whole path may have 260 on Windows."""


def file_name(number: int, institution: str, suffix: str, most: int = 99) -> str:
    """`05 СОШ № 5 – списки.xlsx` for `– списки.xlsx`; `most` is the highest number there is."""
    said = " ".join(_FORBIDDEN.sub(" ", institution).split())[:LONGEST].strip(" .") or "учреждение"
    return f"{number:0{max(2, len(str(most)))}d} {said}{suffix}"
