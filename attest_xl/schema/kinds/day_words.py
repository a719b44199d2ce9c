"""What the words beside a date do to it: nothing, little, or everything (`до 25.12.2025` is no day of a decision)."""

import re
from collections.abc import Sequence
from enum import Enum

from attest_xl.schema.kinds.stamps import NUMBER, Stamp


class Company(Enum):
    """How the text around a date bears on it."""

    NONE = "only the date stands there"
    ORDER = "an order's number, its issuer, «бессрочно»: the date is the order's"
    FOREIGN = "words that may change what the date means"


_AGE = re.compile(r"\(\s?[0-9]{1,2} (?:лет|года?)\s?\)")
_PIECE = re.compile(r"[0-9]+|[а-яёіўa-z]+|[^\s.,;:()\[\]«»\"“”„'’]")
_PLAIN = frozenset({"г", "год", "года", "году", "от", "с", "со", "дата", "р", "рождения"})
_ORDER = re.compile(
    r"№|пр|прик|приказ\w*|расп|распоряжени\w*|прот|протокол\w*|реш|решени\w*|постановлени\w*|мин|министерств\w*|минобр\w*"
    r"|департамент\w*|комитет\w*|управлени\w*|образовани\w*|науки|обл|области|край|края|республик\w*|город\w*|район\w*"
    r"|мо|мон|моин|ро|рф|рб|рк|гак|ак|комисси\w*|аттестационн\w*|присвоен\w*|установлен\w*|бессроч\w*"
    r"|удостоверени\w*|уд|диплом\w*|сертификат\w*"
)


def company(text: str, stamps: Sequence[Stamp]) -> Company:
    """How the rest of a text made by `flat` bears on its dates."""
    rest = text
    for stamp in reversed(stamps):
        rest = f"{rest[: stamp.start]} {rest[stamp.end :]}"
    numbered = NUMBER.search(rest) is not None or _AGE.search(rest) is not None
    words = [word for word in _PIECE.findall(_AGE.sub(" ", NUMBER.sub(" ", rest))) if word not in _PLAIN]
    if any(not _ORDER.fullmatch(word) for word in words):
        return Company.FOREIGN
    return Company.ORDER if words or numbered else Company.NONE
