"""The catalogue: every entry, by code. Entries live in one file a subject; a code is never reused."""

from collections.abc import Mapping
from types import MappingProxyType

from attest_xl.findings.cells import CELLS
from attest_xl.findings.damage import DAMAGE
from attest_xl.findings.entry import Entry
from attest_xl.findings.files import FILES
from attest_xl.findings.formulas import FORMULAS
from attest_xl.findings.intake import INTAKE
from attest_xl.findings.merging import MERGING
from attest_xl.findings.people import PEOPLE
from attest_xl.findings.rules import RULES
from attest_xl.findings.sending import SENDING

CATALOGUE: Mapping[str, Entry] = MappingProxyType(
    {
        described.code: described
        for described in (*CELLS, *PEOPLE, *RULES, *INTAKE, *MERGING, *SENDING, *FORMULAS, *FILES, *DAMAGE)
    }
)


def entry(code: str) -> Entry:
    """The entry with this code. A code that is not in the catalogue is our bug, hence `KeyError`."""
    return CATALOGUE[code]
