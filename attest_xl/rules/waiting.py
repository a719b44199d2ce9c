"""Which schools have not answered, and since when."""

from datetime import date, timedelta

from attest_xl.sheets.institutions import Institution

SENT = "отправлен"


def days_waiting(line: Institution, today: date) -> int | None:
    """Days since the template was sent, while no answer has come; `None` when none is waited for."""
    if line.state != SENT or line.sent is None:
        return None
    return max(0, (today - line.sent).days)


def answer_by(line: Institution, term: timedelta) -> date:
    """The last day of the term for an answer; of a school that got no template, the last day there is."""
    return date.max if line.sent is None else line.sent + term
