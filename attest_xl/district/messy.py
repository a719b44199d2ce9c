"""The folder a methodist has collected: a list of every institution, each kept in its own way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from attest_xl.district.compose import Group, Planted, ToldRow, compose
from attest_xl.district.formats import save
from attest_xl.district.hand import SLIPS, Hand
from attest_xl.district.layout import Layout, Span
from attest_xl.district.layouts import LAYOUTS
from attest_xl.district.people import District

FOLDER = "Списки школ"
_SHEETS_A_FILE = 5


@dataclass(frozen=True, slots=True)
class WrittenList:
    """A list that was written: whose, in which layout, what its rows tell, and the mistakes planted in it."""

    path: Path
    layout: str
    institutions: tuple[str, ...]
    rows: tuple[ToldRow, ...]
    planted: tuple[Planted, ...]


def write_lists(
    district: District, folder: Path, layouts: Sequence[Layout] = LAYOUTS, *, mistakes: bool = True
) -> tuple[WrittenList, ...]:
    """Write the lists of every institution into `folder/Списки школ`; the same files for the same district.

    With `mistakes` every second list has one of the planted mistakes, in turn. Raises `ExtraMissingError`.
    """
    target = folder / FOLDER
    target.mkdir(parents=True, exist_ok=True)
    written: list[WrittenList] = []
    for number, (layout, groups) in enumerate(_shared_out(district, layouts), start=1):
        hand = _hand(district, layout, number, mistakes=mistakes)
        list_ = compose(layout, groups, hand, district.profile, number)
        names = tuple(place.institution or "" for place, _ in groups)
        path = target / (layout.file_name.format(short=names[0], number=number) + layout.suffix)
        save(path, list_.pages, layout)
        written.append(WrittenList(path, layout.name, names, list_.rows, list_.planted))
    return tuple(written)


def _hand(district: District, layout: Layout, number: int, *, mistakes: bool) -> Hand:
    slip = SLIPS[number // 2 % len(SLIPS)] if mistakes and number % 2 else None
    random = Random(f"{district.seed} {number}")  # its own, so that one list does not depend on those before it
    return Hand(random, district.today, layout.dates, layout.names, slip=slip)


def _shared_out(district: District, layouts: Sequence[Layout]) -> Iterator[tuple[Layout, tuple[Group, ...]]]:
    """Half of the kindergartens share files, the centres share one; everybody else keeps a list of their own."""
    alone = [layout for layout in layouts if layout.span is Span.ONE]
    groups = [(place, district.staff_of(place.institution or "")) for place in district.institutions]
    kindergartens = [group for group in groups if group[0].kind == "детский сад"]
    centres = [group for group in groups if group[0].kind == "дополнительное образование"]
    shared: list[Group] = []
    for layout in layouts:
        match layout.span:
            case Span.SHEETS if len(kindergartens) > 3:
                taken = kindergartens[: len(kindergartens) // 2]
                shared.extend(taken)
                for start in range(0, len(taken), _SHEETS_A_FILE):
                    yield layout, tuple(taken[start : start + _SHEETS_A_FILE])
            case Span.TOGETHER if len(centres) > 1:
                shared.extend(centres)
                yield layout, tuple(centres)
            case _:
                pass
    rest = [group for group in groups if group not in shared]
    for index, group in enumerate(rest):
        yield alone[index % len(alone)], (group,)
