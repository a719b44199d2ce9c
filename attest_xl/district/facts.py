"""What stands in one column of a list: each function writes one cell about a person."""

from collections.abc import Callable

from attest_xl.district import spellings
from attest_xl.district.careers import TERMLESS_FROM
from attest_xl.district.hand import Hand, Said
from attest_xl.district.pools import NOT_SUBJECT
from attest_xl.schema.cells import Value
from attest_xl.sheets import Staff

Fact = Callable[[Staff, Hand], Said]


def institution(person: Staff, hand: Hand) -> Said:
    """Where the person works, in a list of several institutions."""
    return Said(person.institution, {"institution": person.institution})


def name(person: Staff, hand: Hand) -> Said:
    """The full name."""
    return hand.name(person.name or "")


def name_and_maiden(person: Staff, hand: Hand) -> Said:
    """The full name; a few with the surname before marriage in brackets."""
    full = person.name or ""
    if full.endswith("а") and hand.random.random() < 0.08:
        return Said(spellings.maiden(hand.random, full), {"name": full})
    return name(person, hand)


def birth(person: Staff, hand: Hand) -> Said:
    """The date of birth."""
    return hand.day(person.birth, "birth")


def position(person: Staff, hand: Hand) -> Said:
    """The position with its subject: `учитель математики`."""
    title, tells = person.position or "", {"position": person.position, "subject": person.subject}
    written = spellings.position(title, person.subject)
    if hand.slip == "two-positions" and title == "Учитель":
        return Said(f"{written}, педагог-психолог", {}, "two-positions")
    return Said(written, tells)


def bare_position(person: Staff, hand: Hand) -> Said:
    """The position alone, as the act names it."""
    if hand.slip == "two-positions" and person.position == "Учитель":
        return Said("Учитель, социальный педагог", {}, "two-positions")
    return Said(person.position, {"position": person.position})


def short_position(person: Staff, hand: Hand) -> Said:
    """The position as a crowded column has it: `муз. руководитель`."""
    if person.subject:
        return position(person, hand)
    return Said(spellings.shortened(person.position or ""), {"position": person.position})


def subject(person: Staff, hand: Hand) -> Said:
    """The subject in a column of its own."""
    return Said(person.subject, {"subject": person.subject})


def category(person: Staff, hand: Hand) -> Said:
    """The category alone."""
    return hand.category(person)


def decided(person: Staff, hand: Hand) -> Said:
    """The date of the decision on the category."""
    return hand.day(person.decided, "decided")


def attested(person: Staff, hand: Hand) -> Said:
    """The date of the last attestation, of whichever kind: beside «СЗД» it is the date of the conformity."""
    if person.category == "без категории":
        return hand.day(person.conformity, "conformity")
    return decided(person, hand)


def order(person: Staff, hand: Hand) -> Said:
    """Number and date of the order."""
    return Said(person.order, {"order": person.order})


def conformity(person: Staff, hand: Hand) -> Said:
    """The date of the last conformity."""
    return hand.day(person.conformity, "conformity")


def category_and_day(person: Staff, hand: Hand) -> Said:
    """Several facts in one cell: `первая категория, 25.12.2020`, `высшая, пр. № 12 от 24.12.2021`."""
    word = hand.category(person)
    if person.category == "без категории" and person.conformity and not word.slip:
        return _conformity_in_words(person, hand, word)
    if person.decided is None or word.slip:
        return word
    day = hand.day(person.decided, "decided", in_text=True)
    number = (person.order or "").split(" от ")[0]
    if number and hand.random.random() < 0.4:
        tells = {**word.tells, **day.tells, "order": number}
        return Said(f"{word.value}, пр. {number} от {day.value}", tells, day.slip)
    return Said(f"{word.value}, {day.value}", {**word.tells, **day.tells}, day.slip)


def _conformity_in_words(person: Staff, hand: Hand, word: Said) -> Said:
    if hand.random.random() < 0.15 and person.conformity:
        return Said(f"{word.value}, {spellings.month_only(person.conformity)}", word.tells, "month-only")
    day = hand.day(person.conformity, "conformity", in_text=True)
    return Said(f"{word.value}, {day.value}", {**word.tells, **day.tells}, day.slip)


def valid_until(person: Staff, hand: Hand) -> Said:
    """The last day of the category: not a fact of the staff sheet, and not to be taken for the decision."""
    if person.decided is None:
        return Said()
    if person.decided >= TERMLESS_FROM:
        return Said("бессрочно")
    return Said(f"{person.decided:%d.%m.}{person.decided.year + 5}")


def started(person: Staff, hand: Hand) -> Said:
    """When the person began in the position."""
    return hand.day(person.started, "started")


def service(person: Staff, hand: Hand) -> Said:
    """Years of teaching."""
    return Said(person.service, {"service": person.service})


def three_services(person: Staff, hand: Hand) -> Said:
    """`12/5/5`: years of teaching, in the institution, in the position."""
    here = int((hand.today - person.started).days / 365.25) if person.started else person.service
    return Said(f"{person.service}/{here}/{here}", {"service": person.service})


def education(person: Staff, hand: Hand) -> Said:
    """What the person has studied."""
    return Said(person.education, {"education": person.education})


def trained(person: Staff, hand: Hand) -> Said:
    """The end of the last training."""
    return hand.day(person.trained, "trained")


def training_in_words(person: Staff, hand: Hand) -> Said:
    """The last training as one text."""
    if person.trained is None:
        return Said()
    day = hand.day(person.trained, "trained", in_text=True)
    topic = hand.random.choice(("Обновлённые ФГОС", "Инклюзивное образование", "Функциональная грамотность"))
    return Said(f"«{topic}», {hand.random.choice((36, 72, 108))} ч., {day.value}", day.tells, day.slip)


def absence(person: Staff, hand: Hand) -> Said:
    """Why the person is away."""
    return Said(person.absence, {"absence": person.absence})


def returned(person: Staff, hand: Hand) -> Said:
    """When the person comes or came back."""
    return hand.day(person.returned, "returned")


def claims(person: Staff, hand: Hand) -> Said:
    """The category the person wants."""
    return Said(person.claims, {"claims": person.claims})


def young(person: Staff, hand: Hand) -> Said:
    """The mark of a young specialist."""
    return Said("да" if person.young else None, {"young": person.young})


def status(person: Staff, hand: Hand) -> Said:
    """Whether the person still works here."""
    return Said("уволена" if person.status == "выбыл" else "работает", {"status": person.status})


def remark(person: Staff, hand: Hand) -> Said:
    """Now and then a remark that has nothing to do with attestation."""
    if hand.random.randrange(9):
        return Said()
    text = hand.random.choice(("классный руководитель", "внутренний совместитель"))
    return Said(text, {"remark": text})


def staff_type(person: Staff, hand: Hand) -> Said:
    """The employee type of an accounting program, which is called a category too."""
    return Said("АУП" if person.position in NOT_SUBJECT else "пед. работник")


def load(person: Staff, hand: Hand) -> Said:
    """The share of a full post, beside which a «1» is no category."""
    value: Value = hand.random.choice((1, 1, 1, 1.5, 0.5))
    return Said(value)
