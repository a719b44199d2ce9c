"""Deadlines of the process: papers around a session, an application on its way, telling a person the result."""

from datetime import date

from attest_xl.profiles.calendar import Calendar
from attest_xl.profiles.profile import Profile
from attest_xl.rules.dates import days_before, days_later
from attest_xl.rules.outcome import CONFORMITY
from attest_xl.sheets.applications import Application
from attest_xl.sheets.results import Result
from attest_xl.sheets.sessions import Session

_FIELDS = ("order_by", "representation_by", "information_by", "extract_by", "acquaint_by")


def session_deadlines(session: Session, profile: Profile, calendar: Calendar) -> Session:
    """The session with the days by which its papers are due: № 196, п. 9, 12, 20.

    Only a conformity session has them: other kinds, profiles without the numbers and rows without a day get none.
    """
    held = session.held
    if held is None or session.kind not in (None, CONFORMITY):
        return session.model_copy(update=dict.fromkeys(_FIELDS))
    extract_by = _working_days_after(held, "RU-SZD-12", profile, calendar)
    return session.model_copy(
        update={
            "order_by": _before(held, "RU-SZD-08", profile),
            "representation_by": _before(held, "RU-SZD-09", profile),
            "information_by": _working_days_before(held, "RU-SZD-11", profile, calendar),
            "extract_by": extract_by,
            "acquaint_by": _working_days_after(session.extract or extract_by, "RU-SZD-13", profile, calendar),
        }
    )


def application_deadlines(application: Application, profile: Profile) -> Application:
    """The application with the day by which a date is set, and by which it is decided: № 196, п. 32, 33.

    The decision comes within 60 days of the attestation's start where that is known, and never later than 90 days after
    the application was received.
    """
    ends = (_after(application.received, "RU-CAT-05", profile), _after(application.attested, "RU-CAT-04", profile))
    return application.model_copy(
        update={
            "notice_by": _after(application.received, "RU-CAT-03", profile),
            "decision_by": min((end for end in ends if end is not None), default=None),
        }
    )


def result_deadlines(result: Result, profile: Profile) -> Result:
    """The result with the day by which the person is told: 3 days after the order came, or else after the decision."""
    return result.model_copy(update={"tell_by": _after(result.order_received or result.decided, "OWN-05", profile)})


def late_papers(session: Session, today: date) -> tuple[str, ...]:
    """The fields of the session's papers that were due before today and are not there, or came after their day.

    The session must have its deadlines already.
    """
    papers = (
        ("representation", session.representation_by, session.representation),
        ("extract", session.extract_by, session.extract),
        ("acquainted", session.acquaint_by, session.acquainted),
    )
    return tuple(field for field, by, done in papers if by is not None and (done or today) > by)


def _after(day: date | None, id_: str, profile: Profile) -> date | None:
    number = profile.get(id_)
    return days_later(day, number.amount) if day is not None and number is not None else None


def _before(day: date, id_: str, profile: Profile) -> date | None:
    number = profile.get(id_)
    return days_before(day, number.amount) if number is not None else None


def _working_days_after(day: date | None, id_: str, profile: Profile, calendar: Calendar) -> date | None:
    number = profile.get(id_)
    return calendar.plus_working_days(day, number.amount) if day is not None and number is not None else None


def _working_days_before(day: date, id_: str, profile: Profile, calendar: Calendar) -> date | None:
    number = profile.get(id_)
    return calendar.minus_working_days(day, number.amount) if number is not None else None
