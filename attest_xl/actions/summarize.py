"""«Сводка по школам»: staff, categories, terms and training of every institution, and of the district."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from attest_xl.actions._changes import Changes
from attest_xl.actions._desk import Desk
from attest_xl.rules.dates import school_year_start
from attest_xl.rules.schedule import schedule
from attest_xl.sheets import Due, Staff, SummaryLine
from attest_xl.sheets.staff import LEFT
from attest_xl.sheets.summary import DISTRICT
from attest_xl.tables.records import replace_rows

NO_INSTITUTION = "учреждение не указано"


@dataclass(frozen=True, slots=True)
class Member:
    """A person on the staff with what is due for them."""

    person: Staff
    due: Due


def propose(desk: Desk) -> Changes:
    """Fill «Сводка»: a line for each institution, also for those without people, and the district's line last."""
    working = [person for person in desk.staff.records if person.status != LEFT]
    lines = schedule(working, desk.profile, desk.today, unread=desk.unread_staff)
    members = [Member(person, line) for person, line in zip(working, lines, strict=True)]
    schools = dict.fromkeys(line.institution for line in desk.institutions.records if line.institution)
    groups: dict[str, list[Member]] = {name: [] for name in schools}
    for member in members:
        groups.setdefault(member.person.institution or NO_INSTITUTION, []).append(member)
    summary = [summary_line(name, group, desk.today) for name, group in groups.items()]
    district = summary_line(DISTRICT, members, desk.today)
    grid = desk.grid(SummaryLine)
    return Changes(
        writes=(replace_rows(grid, SummaryLine, [*summary, district]),) if grid else (),
        findings=desk.staff.findings,
        said=f"Сводка: учреждений {len(summary)}, сотрудников {district.staff}, просрочено {district.overdue}.",
        facts={"institutions": len(summary), "district": district.model_dump()},
    )


def summary_line(institution: str, members: Sequence[Member], today: date) -> SummaryLine:
    """The figures of one group of people. Shares are of those who are subject to attestation."""
    categories = Counter(member.person.category or "без категории" for member in members)
    states = Counter(member.due.state for member in members)
    years = Counter(_years_ahead(member.due, today) for member in members if member.due.due)
    subject = [member for member in members if member.due.state != "не подлежит"]
    return SummaryLine(
        institution=institution,
        staff=len(members),
        no_category=categories["без категории"],
        second=categories["вторая"],
        first=categories["первая"],
        highest=categories["высшая"],
        methodist=sum(categories[name] for name in ("педагог-методист", "педагог-наставник", "учитель-методист")),
        with_category=_share(subject, lambda member: member.person.category not in (None, "без категории")),
        overdue=states["просрочено"],
        urgent=states["срочно"],
        this_year=years[0],
        next_year=years[1],
        in_two_years=years[2],
        in_three_years=years[3],
        in_four_years=years[4],
        permanent=states["бессрочно"],
        no_data=states["нет данных"],
        untrained=sum(_untrained(member.due, today) for member in subject),
        claims=sum(member.person.claims not in (None, "без категории") for member in members),
    )


def _years_ahead(line: Due, today: date) -> int:
    """School years from today's to the due date's; what is overdue counts in this one."""
    return max(0, school_year_start(line.due or today) - school_year_start(today))


def _untrained(line: Due, today: date) -> bool:
    return line.training_by is None or line.training_by < today


def _share(members: Iterable[Member], fits: Callable[[Member], bool]) -> float | None:
    answers = [fits(member) for member in members]
    return round(sum(answers) / len(answers), 4) if answers else None
