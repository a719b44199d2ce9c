"""Checks of «Учреждения» against «Сотрудники»: institutions nobody knows, institutions listed twice."""

from collections.abc import Iterator, Sequence

from attest_xl.findings import Finding, Place
from attest_xl.findings.places import found, place_of
from attest_xl.schema.kinds.folding import letters
from attest_xl.sheets.institutions import Institution
from attest_xl.sheets.staff import Staff


def unknown_institutions(people: Sequence[Staff], institutions: Sequence[Institution]) -> Iterator[Finding]:
    """Error: an institution that is not on «Учреждения». A list without any is said once."""
    names = {letters(line.institution) for line in institutions if line.institution}
    if not names:
        if people:
            yield Finding("INST-02", Place(Institution.sheet.title))
        return
    for person in people:
        if person.institution and letters(person.institution) not in names:
            yield found("INST-01", person, "institution")


def repeated_institutions(institutions: Sequence[Institution]) -> Iterator[Finding]:
    """Warning: an institution listed twice; said at every line but the first."""
    first: dict[str, Institution] = {}
    for line in institutions:
        if line.institution:
            earlier = first.setdefault(letters(line.institution), line)
            if earlier is not line:
                yield found("INST-03", line, "institution", other=place_of(earlier, "institution").cell)
