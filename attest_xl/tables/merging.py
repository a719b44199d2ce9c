"""Answers of one school, merged three-way into the book's rows. Pure: nothing is written here.

Each sheet of each file has been compared with what was sent (`comparing`); here the differences meet the book as it is
now and what the book remembers (`settling`). Files are heard from the oldest to the newest, and the memory makes the
outcome the same when they arrive one by one, in whatever order.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from attest_xl.findings import Finding
from attest_xl.schema.cells import Value
from attest_xl.schema.sheet import Row
from attest_xl.tables.absentees import ALL, hear_away_row, hear_missing_rows, welcome_back
from attest_xl.tables.base_sheet import RawCells
from attest_xl.tables.fold import Fold
from attest_xl.tables.newcomers import hear_new_rows, known_again
from attest_xl.tables.pairing import has_codes, keys_of, pair
from attest_xl.tables.questions import OWN, ROW, Key, Question
from attest_xl.tables.reuniting import reunite_later, reunited
from attest_xl.tables.settling import Seen, State, Verdict
from attest_xl.tables.sides import Heard, Sides


@dataclass(frozen=True, slots=True)
class Merged:
    """What the answers do to one table of one school.

    `cells` are to be set in rows of the book (by row key, then field), `added` are new rows by a key that begins with
    `NEW`, `removed` the keys of rows that go; `sources` names the file of each cell taken. `seen` and `questions` are
    all that is remembered and open from now on. `ledger` counts for each file its cells by verdict; `missing` are the
    sent rows that have not come back.
    """

    row: type[Row]
    cells: Mapping[str, RawCells]
    added: Mapping[str, RawCells]
    removed: tuple[str, ...]
    sources: Mapping[Key, str]
    questions: Mapping[Key, Question]
    seen: Mapping[Key, Seen]
    ledger: Mapping[str, Counter[Verdict]]
    missing: frozenset[str]
    findings: tuple[Finding, ...]


def merge(sides: Sides, answers: Iterable[Heard]) -> Merged:
    """Merge all answers of one school to one table. The result does not depend on the order they are given in."""
    fold = Fold(sides)
    for heard in sorted(answers, key=lambda one: (one.saved, one.difference.file)):
        _hear(fold, heard)
    return outcome(fold)


def outcome(fold: Fold) -> Merged:
    """What the fold has come to."""
    merged = Merged(
        fold.sides.row,
        _changed_cells(fold),
        {key: fold.rows[key] for key in fold.added},
        tuple(fold.removed),
        fold.sources,
        fold.questions,
        fold.seen,
        fold.ledger,
        frozenset(fold.missing),
        tuple(fold.findings),
    )
    return merged if fold.is_staff() else _named_after_marks(fold, merged)


def rekeyed(merged: Merged, keys: Mapping[str, str]) -> Merged:
    """The same where `keys` gives rows another key in memory and questions: added rows have got their codes.

    A row that has a code is remembered by it; one that has none by the key it was first sent or returned under."""
    coded = has_codes(merged.row.sheet.table)
    return replace(
        merged,
        questions={
            moved.key: moved
            for question in merged.questions.values()
            if (moved := _rekeyed_question(question, keys, coded=coded))
        },
        seen={
            (keys.get(row, row) if coded and name != ROW else row, name): replace(
                seen, value=keys.get(seen.value, seen.value) if name in (ROW, OWN) else seen.value
            )
            for (row, name), seen in merged.seen.items()
        },
    )


def _rekeyed_question(question: Question, keys: Mapping[str, str], *, coded: bool) -> Question:
    row = keys.get(question.row, question.row) if coded and question.field != ROW else question.row
    target, other = keys.get(question.target, question.target), keys.get(question.other, question.other)
    return replace(question, row=row, target=target, other=other)


def _changed_cells(fold: Fold) -> Mapping[str, RawCells]:
    cells: defaultdict[str, dict[str, Value]] = defaultdict(dict)
    for key, name in fold.sources:
        if key in fold.before and key in fold.rows and fold.rows[key].get(name) != fold.before[key].get(name):
            cells[key][name] = fold.rows[key].get(name)
    return cells


def _named_after_marks(fold: Fold, merged: Merged) -> Merged:
    """Rows without codes are called after their marks, which may just have changed, or are shared by several: what was
    sent is linked to the names of now."""
    names = keys_of(fold.sides.row, list(fold.rows.values()))
    keys = dict(zip(fold.rows, names, strict=True))
    shared = Counter(name.partition("#")[0] for name in (*names, *fold.places))
    links = {
        (sent, ROW): Seen(target, "", State.TAKEN)
        for sent, target in fold.places.items()
        if target in keys and (keys[target] != sent or shared[sent.partition("#")[0]] > 2)
    }
    return rekeyed(replace(merged, seen={**merged.seen, **links}), keys)


def _hear(fold: Fold, heard: Heard) -> None:
    difference = heard.difference
    fold.count(heard, Verdict.UNCHANGED, difference.unchanged)
    fold.count(heard, Verdict.REFUSED, difference.refused)
    fold.findings += difference.findings
    places = _located(fold, heard)
    heard = replace(heard, difference=replace(difference, new=known_again(fold, difference)))
    heard = reunited(fold, _recognised(fold, heard), places)
    for said in heard.difference.changed:
        target = places.get(said.key)
        fold.count(heard, Verdict.UNCHANGED, said.silent)
        if target is None:
            hear_away_row(fold, heard, said, difference.sent[said.key], said.key)
        else:
            welcome_back(fold, said.key)
            fold.settle_row(heard, said, target, said.key, new=False)
    hear_new_rows(fold, heard)
    hear_missing_rows(fold, heard, places)
    reunite_later(fold)


def _recognised(fold: Fold, heard: Heard) -> Heard:
    """Whether an answer without a base was heard before; it is remembered that it has been now."""
    key = (ALL, f"{heard.template}@{heard.mark}")
    if heard.based:
        return heard
    again = key in fold.seen
    fold.seen[key] = Seen("", heard.saved, State.TAKEN, heard.template)
    return replace(heard, again=again)


def _located(fold: Fold, heard: Heard) -> Mapping[str, str]:
    """Which row of the book each sent row is. Rows with codes keep them; the others are known by what is remembered of
    them, by their marks, or by likeness."""
    sent = heard.difference.sent
    links = {row: seen.value for (row, name), seen in fold.seen.items() if name == ROW and seen.value in fold.rows}
    if fold.is_staff() or not heard.based:
        return {key: links.get(key, key) for key in sent if links.get(key, key) in fold.rows}
    found = {key: links[key] for key in sent if key in links}
    taken = set(links.values())
    free = {key: fold.plain(row) for key, row in fold.rows.items() if key not in taken}
    open_keys = [key for key in sent if key not in found]
    pairing = pair(free, [fold.plain(sent[key]) for key in open_keys], fold.table)
    found.update({key: target for key, target in zip(open_keys, pairing.keys, strict=True) if target is not None})
    fold.places.update(found)
    return found
