"""Header recognition: which column of a table is which field of a sheet. Pure; never silently ambiguous."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from attest_xl.findings import Finding, Place
from attest_xl.schema.cells import Value, text_of
from attest_xl.schema.grid import Grid
from attest_xl.schema.kinds.folding import folded, letters
from attest_xl.schema.sheet import Row, columns_of
from attest_xl.tables.words import NO_MORE_THAN_FILLER, alike, words_of

IDENTICAL = 110
"""The sheet's own title, letter for letter but for case and look-alikes."""
EXACT = 100
"""The sheet's own title, however it is spaced and punctuated."""
ALIAS = 97
"""Another header met for this column."""
SURE = 80
"""From here a header is taken; below it is at most a suggestion."""
NEAR = 55
"""From here a header is worth a suggestion."""
MARGIN = 4
"""How much better the best field must be than the next."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Several headers that mean one column: none of them is taken."""

    field: str
    indices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A header that was not taken, and the fields it may have meant."""

    index: int
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeaderMatch:
    """Where each field stands. Indices are 0-based places in the header; `unknown` are the user's own columns."""

    fields: Mapping[str, int]
    unknown: tuple[int, ...] = ()
    near: tuple[NearMiss, ...] = ()
    clashes: tuple[Clash, ...] = ()
    missing: tuple[str, ...] = ()


def match(titles: Sequence[Value], row_type: type[Row]) -> HeaderMatch:
    """Recognise the titles of a table that ought to be `row_type`'s."""
    scores = {index: scores_of(text_of(title), row_type) for index, title in enumerate(titles)}
    taken, clashes = _assign(scores)
    clashed = {index for clash in clashes for index in clash.indices}
    free = [index for index in scores if index not in taken.values() and index not in clashed]
    known = dict(columns_of(row_type))
    spoken_for = {*taken, *(clash.field for clash in clashes)}
    near = tuple(_near(index, scores[index], spoken_for) for index in free if text_of(titles[index]).strip())
    return HeaderMatch(
        fields={name: taken[name] for name in known if name in taken},
        unknown=tuple(free),
        near=tuple(miss for miss in near if miss.fields),
        clashes=clashes,
        missing=tuple(name for name, column in known.items() if column.required and name not in spoken_for),
    )


def _assign(scores: Mapping[int, Mapping[str, int]]) -> tuple[dict[str, int], tuple[Clash, ...]]:
    """Each field to its best header, surest first. Equal claims on one field are a clash, never a choice."""
    claims: dict[str, list[tuple[int, int]]] = {}
    for index, by_field in scores.items():
        best = sorted(by_field.items(), key=lambda item: -item[1])[:2]
        if best and best[0][1] >= SURE and (len(best) == 1 or best[0][1] - best[1][1] >= MARGIN):
            claims.setdefault(best[0][0], []).append((min(best[0][1], EXACT), index))
    taken, clashes = dict[str, int](), list[Clash]()
    for name, claimed in claims.items():
        top = max(score for score, _ in claimed)
        winners = tuple(index for score, index in claimed if score == top)
        if len(winners) == 1:
            taken[name] = winners[0]
        else:
            clashes.append(Clash(name, winners))
    return taken, tuple(clashes)


def _near(index: int, by_field: Mapping[str, int], spoken_for: set[str]) -> NearMiss:
    likely = {name: score for name, score in by_field.items() if score >= NEAR and name not in spoken_for}
    return NearMiss(index, tuple(sorted(likely, key=lambda name: -likely[name])))


@lru_cache(maxsize=4096)
def scores_of(title: str, row_type: type[Row]) -> Mapping[str, int]:
    """How well a header fits each field, 0–110; fields that do not fit at all are left out."""
    if not letters(title):
        return {}
    scores = {
        name: max(_score(title, known, top) for known, top in _spellings(column.title, column.aliases))
        for name, column in columns_of(row_type)
    }
    return {name: score for name, score in scores.items() if score}


def _spellings(title: str, aliases: Iterable[str]) -> Iterable[tuple[str, int]]:
    yield title, EXACT
    for alias in aliases:
        yield alias, ALIAS


def _score(said: str, known: str, top: int) -> int:
    if letters(said) == letters(known):
        return IDENTICAL if top == EXACT and folded(said) == folded(known) else top
    ours, theirs = content_words(said), content_words(known)
    if not ours or not theirs:
        return 0
    found = [max(alike(other, word) for other in ours) for word in theirs]
    if all(found):
        covered = sum(len(word) for word in ours if any(alike(word, other) for other in theirs))
        share = covered / sum(map(len, ours))
        return round((top - 6) * min(found)) if share == 1 else round((top - 25) * min(found) * (0.6 + 0.4 * share))
    if _run_together(letters(said), letters(known)):
        return top - 10
    return round((top - 32) * _share_of(found, theirs)) if _all_known(ours, theirs) else 0


def content_words(text: str) -> tuple[str, ...]:
    """The words that say something; all of them where none does."""
    words = words_of(text)
    return tuple(word for word in words if word not in NO_MORE_THAN_FILLER) or words


def _all_known(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    return all(any(alike(word, other) for other in theirs) for word in ours)


def _share_of(found: Sequence[float], words: Sequence[str]) -> float:
    """The part of the known title that the header says: at least half, else it is no near miss."""
    return sum(len(word) for word, sure in zip(words, found, strict=True) if sure) / sum(map(len, words))


def _run_together(said: str, known: str) -> bool:
    return min(len(said), len(known)) >= 6 and SequenceMatcher(None, said, known, autojunk=False).ratio() >= 0.92


def header_findings(matched: HeaderMatch, grid: Grid, row_type: type[Row]) -> tuple[Finding, ...]:
    """What a person should know about the header of a table: each missing column once, clashes, near misses."""
    known, titles = dict(columns_of(row_type)), grid.rows[0] if grid.rows else ()

    def place(index: int) -> Place:
        return Place(grid.sheet, grid.top, grid.column_number(index), text_of(titles[index]), grid.file)

    return (
        *(Finding("HEAD-01", Place(grid.sheet, title=known[name].title, file=grid.file)) for name in matched.missing),
        *(
            Finding("HEAD-02", place(index), details=(("hint", known[clash.field].title),))
            for clash in matched.clashes
            for index in clash.indices
        ),
        *(
            Finding("HEAD-03", place(miss.index), details=(("hint", _named(miss, known)),))
            for miss in matched.near
        ),
    )  # fmt: skip


def _named(miss: NearMiss, known: Mapping[str, object]) -> str:
    return " или ".join(f"«{getattr(known[name], 'title', '')}»" for name in miss.fields[:2])
