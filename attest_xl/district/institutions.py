"""The institutions of an invented district."""

from random import Random

from attest_xl.district.pools import CENTRES
from attest_xl.sheets import Institution

KINDS = ("школа", "детский сад", "гимназия", "лицей", "дополнительное образование")
_SHARES = {"школа": 38, "детский сад": 31, "гимназия": 3, "лицей": 2, "дополнительное образование": 5}
_SIZES = {"школа": 1.15, "детский сад": 0.75, "гимназия": 1.5, "лицей": 1.4, "дополнительное образование": 0.75}
_SMALLEST = 4  # a head, a deputy and two who teach


def founded(random: Random, count: int, profile: str) -> tuple[Institution, ...]:
    """`count` institutions in the shares of a real district, kind after kind."""
    made: list[Institution] = []
    for kind in KINDS:
        for number in range(1, _counts(count)[kind] + 1):
            made.append(_institution(random, kind, number, len(made) + 1, profile))
    return tuple(made)


def sizes(random: Random, where: tuple[Institution, ...], people: int) -> tuple[int, ...]:
    """How many of `people` rows each institution has; together exactly `people`."""
    weights = [_SIZES[place.kind or "школа"] * random.uniform(0.7, 1.3) for place in where]
    free = people - _SMALLEST * len(where)
    if free < 0:
        raise ValueError(f"{people} rows are too few for {len(where)} institutions")
    whole = [int(free * weight / sum(weights)) for weight in weights]
    rest = free - sum(whole)
    return tuple(_SMALLEST + size + (index < rest) for index, size in enumerate(whole))


def legal_name(place: Institution, profile: str) -> str:
    """The name as a school writes it above its list: `МБОУ «СОШ № 5»`."""
    if profile == "by-101":
        return f"ГУО «{place.institution}»"
    form = {"детский сад": "МБДОУ", "дополнительное образование": "МБУ ДО"}.get(place.kind or "", "МБОУ")
    return f"{form} «{place.institution}»"


def _counts(count: int) -> dict[str, int]:
    """Largest remainders, so that any district has its kinds in the same shares."""
    total = sum(_SHARES.values())
    counts = {kind: count * share // total for kind, share in _SHARES.items()}
    by_rest = sorted(_SHARES, key=lambda kind: -(count * _SHARES[kind] % total))
    for kind in by_rest[: count - sum(counts.values())]:
        counts[kind] += 1
    return counts


def _institution(random: Random, kind: str, number: int, index: int, profile: str) -> Institution:
    short = _short_name(kind, number, profile)
    return Institution(
        institution=short,
        full_name=_full_name(short, kind, profile),
        kind=kind,
        email=f"uchr{index:02}@example.org",
        phone=f"+0 (000) {random.randint(10, 99)}-{random.randint(10, 99)}-{index:02}",
        low_results=(kind == "школа" and random.random() < 0.1) or None,
    )


def _short_name(kind: str, number: int, profile: str) -> str:
    match kind:
        case "школа":
            return f"СШ № {number}" if profile == "by-101" else f"СОШ № {number}"
        case "дополнительное образование":
            again, which = divmod(number - 1, len(CENTRES))
            return CENTRES[which] + (f" № {again + 1}" if again else "")
        case _:
            return f"{kind.capitalize()} № {number}"


def _full_name(short: str, kind: str, profile: str) -> str:
    if profile == "by-101":
        return f"Государственное учреждение образования «{short.replace('СШ', 'Средняя школа')}»"
    form = {
        "детский сад": "Муниципальное бюджетное дошкольное образовательное учреждение",
        "дополнительное образование": "Муниципальное бюджетное учреждение дополнительного образования",
    }.get(kind, "Муниципальное бюджетное общеобразовательное учреждение")
    return f"{form} «{short.replace('СОШ', 'Средняя общеобразовательная школа')}»"
