"""«Сотрудники» as it stands after an import."""

from attest_xl.schema.grid import Grid
from attest_xl.schema.sheet import column_of, fields_of, titles_of
from attest_xl.sheets import Staff
from attest_xl.tables.joining import Joined
from attest_xl.tables.records import Read, read


def written(joined: Joined) -> Read[Staff]:
    """The staff sheet after the new rows were written, unread words and all."""
    rows = [
        tuple(
            person.unread.get(name) or column_of(Staff, name).kind.write(value)
            for name, value in fields_of(person.staff).items()
        )
        for person in joined.new
    ]
    return read(Grid("Сотрудники", (titles_of(Staff), *rows)), Staff)
