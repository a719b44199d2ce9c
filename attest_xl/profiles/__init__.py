"""What the law requires, in numbers: one file a jurisdiction."""

from collections.abc import Mapping
from types import MappingProxyType

from attest_xl.profiles.by_101 import BY_101
from attest_xl.profiles.choosing import wrong_settings
from attest_xl.profiles.edits import rule_lines, with_algebra, with_overrides
from attest_xl.profiles.number import Number, Unit
from attest_xl.profiles.profile import Country, DateAlgebra, Profile
from attest_xl.profiles.ru_196 import RU_196
from attest_xl.profiles.ru_276 import RU_276

PROFILES: Mapping[str, Profile] = MappingProxyType({known.name: known for known in (RU_196, RU_276, BY_101)})
"""Every profile, by the name that the setting «Правила» holds."""

DEFAULT_PROFILE = RU_196.name


def profile(name: str) -> Profile | None:
    """The profile called so; `None` when there is none."""
    return PROFILES.get(name.strip().casefold())


__all__ = [
    "DEFAULT_PROFILE",
    "PROFILES",
    "Country",
    "DateAlgebra",
    "Number",
    "Profile",
    "Unit",
    "profile",
    "rule_lines",
    "with_algebra",
    "with_overrides",
    "wrong_settings",
]
