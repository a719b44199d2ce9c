"""One row of a stranger's list to one person with everything the row tells."""

import re
from typing import Final

from attest_xl.schema.cells import text_of
from attest_xl.schema.kinds import Choice
from attest_xl.schema.kinds.facts import facts_of_courses, facts_of_service
from attest_xl.schema.kinds.facts.position import facts_of_position
from attest_xl.schema.kinds.folding import shown, squeezed
from attest_xl.schema.kinds.position import POSITIONS
from attest_xl.schema.sheet import Origin, column_of
from attest_xl.schema.verdict import Trouble
from attest_xl.sheets import Staff
from attest_xl.tables.attestation import Attestation
from attest_xl.tables.captions import service_part
from attest_xl.tables.incoming import Incoming
from attest_xl.tables.institutions import Institutions, looks_like_institution, short_name
from attest_xl.tables.row_facts import RowFacts, Told
from attest_xl.tables.view import DATED
from attest_xl.tables.words import words_of

PLAIN: Final = ("birth", "started", "returned", "claims", "young", "status", "remark", "education", "mentor")
"""Fields read just as their kinds read."""
_FROM_TO: Final = re.compile(rf"\b(?:с|по|до|от)?\s*(?:{DATED.pattern})\s*(?:г\.?)?", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d+")


def read_person(facts: RowFacts, section: str) -> Incoming:
    """The person of the row. `section` is the title above it that names no institution, `""` without one."""
    _read_name(facts)
    _read_position(facts, section)
    Attestation(facts).read()
    for name in PLAIN:
        facts.read(name, facts.first(name))
    _read_absence(facts, section)
    _read_training(facts)
    _read_service(facts)
    grid = facts.view.grid
    origin = Origin(grid.sheet, grid.row_number(facts.row), tuple(facts.columns.items()), grid.file)
    return Incoming(Staff(origin=origin, **facts.values), dict(facts.unread))


def _read_name(facts: RowFacts) -> None:
    """The name, from one column or from the columns of its parts."""
    told = [found for part in ("name", "surname", "given", "patronymic") if (found := facts.first(part))]
    if told:
        whole = squeezed(" ".join(text_of(part.value) for part in told))
        facts.read("name", Told(whole, told[0].source))


def _read_position(facts: RowFacts, section: str) -> None:
    told, subject = facts.first("position"), facts.first("subject")
    facts.read("subject", subject)
    if told is not None:
        said = facts_of_position(told.value)
        facts.take("position", said.trouble or said.position, told)
        facts.take("subject", said.subject, told)
    elif section:
        said = facts_of_position(section)
        if said.trouble is None and said.position in POSITIONS and facts.layout.names:
            title = Told(section, facts.layout.names[0])
            facts.take("position", said.position, title)
            facts.take("subject", said.subject, title)
            facts.find("IMPORT-11", title, found=said.position or "")


def _read_absence(facts: RowFacts, section: str) -> None:
    """Why the person is away; dates of the leave beside the reason are left to a person."""
    told = facts.first("absence")
    kind = column_of(Staff, "absence").kind
    if told is not None:
        verdict = kind.read(told.value)
        bare = squeezed(_FROM_TO.sub(" ", text_of(told.value))).strip(" ,.-–()")
        plain = kind.read(bare) if isinstance(verdict, Trouble) and bare else None
        if plain is not None and not isinstance(plain, Trouble):
            dates = ", ".join(found[0] for found in DATED.finditer(text_of(told.value)))
            facts.find("IMPORT-06", told, hint=dates)
            verdict = plain
        facts.take("absence", verdict, told)
    elif section and isinstance(kind, Choice):
        verdict = kind.read(section)
        if isinstance(verdict, str) and facts.layout.names:
            title = Told(section, facts.layout.names[0])
            facts.take("absence", verdict, title)
            facts.find("IMPORT-11", title, found=verdict)


def _read_training(facts: RowFacts) -> None:
    """The last training, from a date or from a text about courses."""
    told = facts.first("trained")
    if told is not None:
        said = facts_of_courses(told.value)
        unclear = said.last is None and said.text.strip("-–— .") and said.text.casefold() not in {"нет", "не проходил"}
        facts.take("trained", Trouble("DATE-01", shown(said.text)) if unclear else said.last, told)


def _read_service(facts: RowFacts) -> None:
    """Years of teaching, picked by what the header says the numbers are."""
    told = facts.first("service")
    if told is None:
        return
    parts = tuple(dict.fromkeys(part for word in words_of(told.source.header) if (part := service_part(word))))
    numbers = _NUMBER.findall(text_of(told.value))
    if len(parts) > 1 and parts != ("teaching", "institution", "position") and len(numbers) == len(parts):
        if "teaching" in parts:
            facts.take("service", int(numbers[parts.index("teaching")]), told)
        return
    said = facts_of_service(told.value)
    facts.take("service", said.trouble or said.teaching, told)


def institution_name(text: str, header: str, known: Institutions) -> tuple[str, tuple[str, ...]]:
    """The institution's name for the book, and those it may be when that is not clear."""
    said = text
    if not looks_like_institution(text):
        said = _numbered(text, header)
    found = known.find(said)
    if found.institution is not None:
        return found.institution.institution or said, ()
    return short_name(said), tuple(one.institution or "" for one in found.several)


def _numbered(text: str, header: str) -> str:
    """`5` under «№ школы» is «Школа № 5»."""
    number = text.strip(" №.")
    if not number.isdigit():
        return text
    words = " ".join(words_of(header))
    form = "Детский сад" if re.search(r"сад|доу|доо|мдоу", words) else "Школа" if "школ" in words else ""
    return f"{form} № {number}" if form else text
