"""From files to answers of known schools: read, recognised, or refused with a reason."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from attest_xl.actions._desk import Desk
from attest_xl.books.incoming import IncomingFile, at
from attest_xl.books.password import may_be_closed
from attest_xl.books.strangers.reading import FileRead, Limits, read_each
from attest_xl.findings import Finding, Place
from attest_xl.schema.kinds.folding import letters
from attest_xl.schema.kinds.name import name_key
from attest_xl.sheets import Institution, SentTemplate
from attest_xl.tables.answers import Answer, ReturnedFile, answer_of, people_in
from attest_xl.tables.base_sheet import TOLD_TO_SCHOOLS

_STAMP = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:[.,]\d+)?(Z|[+-]\d\d:\d\d)?")


@dataclass(frozen=True, slots=True)
class School:
    """Whose answer it is: the institution's code and present name, its row on «Учреждения» if it still has one."""

    code: str
    name: str
    line: Institution | None


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """One file: what it says and whose it is, or the finding why nothing of it is taken. `path` is where it can be read
    again while the action lasts; `template` is the line of the template it answers."""

    file: IncomingFile
    answer: Answer | None = None
    school: School | None = None
    template: SentTemplate | None = None
    refusal: Finding | None = None
    findings: tuple[Finding, ...] = ()


def file_answers(desk: Desk, files: Sequence[IncomingFile]) -> Iterator[FileAnswer]:
    """Read the files and find out whose they are, in the order given. Reading begins at once, elsewhere."""
    return _recognised(desk, files, read_answers(desk, files))


def read_answers(desk: Desk, files: Sequence[IncomingFile]) -> Iterator[FileRead]:
    """What the files hold, hidden sheets too, in the order given."""
    usual = Limits.from_settings(desk.settings)
    passwords = _passwords(desk) if any(may_be_closed(file.path) for file in files) else ()
    limits = usual._replace(macros=False, hidden=True, passed_over=TOLD_TO_SCHOOLS, passwords=passwords)
    return read_each([file.path for file in files], limits, desk.progress, executor=desk.executor)


def _passwords(desk: Desk) -> tuple[tuple[str, str], ...]:
    """With what each school's templates are closed, by what the files are called."""
    files = {line.school_code: Path(line.file or "").stem for line in desk.read(SentTemplate).records}
    lines = desk.institutions.records
    return tuple((files.get(line.code) or str(line.institution), line.password) for line in lines if line.password)


def _recognised(desk: Desk, files: Sequence[IncomingFile], read: Iterable[FileRead]) -> Iterator[FileAnswer]:
    known = _Known(desk)
    for file, one in zip(files, read, strict=True):
        yield known.answer(file, one)


class _Known:
    """What the book knows of templates and schools."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        sent = desk.read(SentTemplate).records
        self.templates = {line.template_id: line for line in sent if line.template_id}
        self.hashes = {number: line.base_hash or "" for number, line in self.templates.items()}

    @cached_property
    def schools(self) -> Mapping[str, Institution]:
        """Institutions by code and by name as `letters`."""
        lines = self.desk.institutions.records
        by_name = {letters(line.institution): line for line in lines if line.institution}
        return by_name | {line.code: line for line in lines if line.code}

    @cached_property
    def people(self) -> Mapping[tuple[str, str], str]:
        """The school of each person, by code and name."""
        people = self.desk.staff.records
        return {(one.code or "", name_key(one.name or "")): one.institution or "" for one in people}

    def answer(self, file: IncomingFile, read: FileRead) -> FileAnswer:
        """The file as an answer."""
        if read.refusal is not None:
            return FileAnswer(file, refusal=at(read.refusal, file))
        grids = tuple(replace(grid, file=file.shown) for grid in read.grids)
        told = read.properties
        answer = answer_of(ReturnedFile(file.shown, grids, told, "", told.get("modified_by", ""),
                                        told.get("sha256", file.shown)), self.hashes)  # fmt: skip
        template, whose = self._template(answer)
        if template is None or answer.refusal is not None:
            return FileAnswer(file, answer, self._school(template), template, answer.refusal or whose)
        saved = _saved(told, file.path, template.sent_at or "")
        findings = (*([whose] if whose else ()), *answer.findings, *(at(note, file) for note in read.notes))
        return FileAnswer(file, replace(answer, saved=saved), self._school(template), template, findings=findings)

    def _template(self, answer: Answer) -> tuple[SentTemplate | None, Finding | None]:
        """The line of the template, and a finding: why there is none, or how it was recognised."""
        if answer.identity is None:
            return self._by_people(answer)
        template = self.templates.get(answer.identity.template_id)
        if template is not None:
            return template, None
        ours, theirs = self.desk.settings.get("district", ""), answer.identity.district
        place = Place("", file=answer.file)
        if ours and theirs and letters(ours) != letters(theirs):
            return None, Finding("MERGE-01", place, details=(("hint", theirs),))
        return None, Finding("MERGE-02", place, details=(("hint", answer.identity.template_id),))

    def _by_people(self, answer: Answer) -> tuple[SentTemplate | None, Finding | None]:
        """A file that has lost everything but its rows: the school most of whose people it lists by code and name."""
        people = people_in(answer)
        schools = Counter(self.people[one] for code, name in people if (one := (code, name_key(name))) in self.people)
        school, count = schools.most_common(1)[0] if schools else ("", 0)
        sent = [line for line in self.templates.values() if letters(line.institution or "") == letters(school)]
        place = Place("", file=answer.file)
        if 2 * count < len(people) or not sent or not school:
            return None, Finding("MERGE-03", place)
        return max(sent, key=lambda line: line.sent_at or ""), Finding("MERGE-07", place, details=(("hint", school),))

    def _school(self, template: SentTemplate | None) -> School | None:
        if template is None:
            return None
        name = template.institution or ""
        line = self.schools.get(template.school_code or "") or self.schools.get(letters(name))
        return School(template.school_code or name, (line.institution if line else None) or name, line)


def _saved(told: Mapping[str, str], path: Path, sent_at: str) -> str:
    """When the answer was last saved, as text that sorts: by what the file says, if that is later than its sending
    (some programs leave it as it was), else by its date on disk; alike ones by their contents."""
    try:
        on_disk = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (OSError, OverflowError, ValueError):
        on_disk = datetime.fromtimestamp(0, UTC)
    said, sent = _moment(told.get("modified", "")), _moment(sent_at)
    saved = said if said is not None and (sent is None or said > sent) else on_disk
    return f"{saved:%Y-%m-%dT%H:%M:%SZ} {on_disk:%Y-%m-%dT%H:%M:%SZ} {told.get('sha256', '')[:8]}"


def _moment(text: str) -> datetime | None:
    """A moment as files write it; without a zone it is this computer's."""
    match = _STAMP.match(text)
    if match is None:
        return None
    try:
        return datetime.fromisoformat(match[1] + (match[2] or "").replace("Z", "+00:00")).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
