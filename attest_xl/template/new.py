"""A new, empty master for a district."""

from datetime import datetime
from pathlib import Path

from attest_xl.profiles import DEFAULT_PROFILE
from attest_xl.schema.verbs import BUILT
from attest_xl.template.master import build_master


def new_master(path: Path, *, profile: str = DEFAULT_PROFILE, district: str = "") -> Path:
    """Write a master with a button for every built verb; its path, which always ends with `.xlsm`.

    Raises `FileExistsError` rather than overwrite a book, and `KeyError` for a profile nobody knows.
    """
    path = path.with_suffix(".xlsm")
    if path.exists():
        raise FileExistsError(path)
    build_master(path, profile=profile, district=district, verbs=BUILT, created=datetime.now().astimezone())
    return path
