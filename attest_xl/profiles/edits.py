"""The methodist's own numbers: from «Правила» and «Настройки» into the profile, and the profile onto «Правила»."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from attest_xl.findings import Finding
from attest_xl.findings.places import found
from attest_xl.profiles.number import OFF, ON, Number
from attest_xl.profiles.profile import DateAlgebra, Profile
from attest_xl.schema.kinds.folding import squeezed
from attest_xl.schema.verdict import Trouble
from attest_xl.sheets.rules import RuleLine
from attest_xl.sheets.settings import DAY_BEFORE

VERIFY = "число из памяти, сверьте с актом"
"""What stands beside a number that is badly attested."""
CHOICE = f"необязательное: включает «{ON}» или число"
"""What stands beside a number that is off until the methodist asks for it."""


def with_algebra(profile: Profile, said: str) -> Profile:
    """The profile with the last day of a category as the setting says it; anything unknown is the same day."""
    before = said.strip().casefold() in (DAY_BEFORE, DateAlgebra.DAY_BEFORE.value)
    return replace(profile, last_valid_day=DateAlgebra.DAY_BEFORE if before else DateAlgebra.SAME_DAY)


def with_overrides(profile: Profile, lines: Iterable[RuleLine]) -> tuple[Profile, tuple[Finding, ...]]:
    """The profile with the methodist's numbers, and what is wrong with those that cannot be taken: the default holds.

    A number she typed is hers: it needs no checking any more, even when it equals the default. Lines of other profiles
    and lines without a value are passed over; of two lines for one number the later holds.
    """
    edited: list[Number] = []
    findings: list[Finding] = []
    for line in lines:
        if line.value is None or line.profile not in (None, profile.name):
            continue
        outcome = _edited(profile.numbers.get(line.code or ""), line)
        if isinstance(outcome, Number):
            edited.append(outcome)
        else:
            findings.append(outcome)
    return profile.with_numbers(edited) if edited else profile, tuple(findings)


def _edited(number: Number | None, line: RuleLine) -> Number | Finding:
    if number is None:
        return found("RULE-03", line, "code")
    said = squeezed(line.value or "")
    if number.optional and said.casefold() in (OFF, ON):
        return replace(number, on=said.casefold() == ON)
    value = number.read(said)
    if isinstance(value, Trouble):
        return found(value.code, line, "value", hint=value.hint, default=number.shown or "условие")
    return replace(number, value=value, on=True, verify=False)


def rule_lines(profile: Profile, edited: Sequence[RuleLine] = ()) -> tuple[RuleLine, ...]:
    """«Правила» for the profile as it ships; the values a methodist typed in `edited` stay beside their numbers."""
    typed = {line.code: line.value for line in edited if line.profile in (None, profile.name)}
    return tuple(_line(profile.name, number, typed.get(number.id)) for number in profile.numbers.values())


def _line(name: str, number: Number, typed: str | None) -> RuleLine:
    remarks = (VERIFY if number.verify else "", CHOICE if number.optional else "")
    return RuleLine(
        profile=name,
        code=number.id,
        meaning=number.meaning,
        value=typed,
        unit=number.unit.value,
        default=number.shown or None,
        source=number.reference,
        verify="; ".join(remark for remark in remarks if remark) or None,
    )
