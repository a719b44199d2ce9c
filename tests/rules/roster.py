"""Forty-one people whose dates lie between 1995 and 2035: the fixed roster behind the snapshot of due dates."""

from attest_xl.sheets import Staff
from attest_xl.sheets.staff import CHILDCARE, ILLNESS, MATERNITY, PREGNANCY
from tests.rules.people import person

_WHO: tuple[dict[str, str | None], ...] = (
    {},
    {"started": "01.09.1995"},
    {"started": "01.09.2010"},
    {"started": "29.02.2024"},
    {"started": "01.09.2035"},
    {"position": "Директор", "category": "высшая", "decided": "12.03.2012"},
    {"position": "Космонавт", "started": "01.09.2010"},
    {"position": None, "started": "01.09.2010"},
    {"position": "Воспитатель", "conformity": "15.05.2015", "started": "01.09.2005"},
    {"position": "Методист", "conformity": "29.02.2020", "started": "01.09.2019"},
    {"conformity": "15.05.2021", "started": "01.09.2020", "trained": "10.06.2022"},
    {"conformity": "31.08.2023", "category": "без категории", "trained": "29.02.2024"},
    {"category": "первая"},
    {"category": "высшая", "started": "01.09.1999", "conformity": "10.10.2016"},
    {"category": "вторая", "decided": "20.12.2010", "started": "01.09.2006"},
    {"category": "первая", "decided": "24.12.2010", "started": "01.09.2008"},
    {"category": "первая", "decided": "31.03.2015", "started": "01.09.2008"},
    {"category": "первая", "decided": "01.04.2015", "started": "01.09.2008"},
    {"category": "высшая", "decided": "01.09.2015", "started": "01.09.2001"},
    {"category": "высшая", "decided": "02.09.2015", "started": "01.09.2001"},
    {"category": "первая", "decided": "29.02.2016", "conformity": "20.03.2021"},
    {"category": "первая", "decided": "01.10.2016", "started": "15.02.2020"},
    {"category": "первая", "decided": "02.10.2016"},
    {"category": "высшая", "decided": "25.12.2018", "started": "01.09.2023", "conformity": "10.04.2022"},
    {"category": "первая", "decided": "29.02.2020", "started": "01.09.2012"},
    {"category": "высшая", "decided": "24.12.2021", "started": "01.09.2012", "trained": "01.12.2024"},
    {"category": "первая", "decided": "31.08.2023", "started": "01.09.2012"},
    {"category": "первая", "decided": "01.09.2023", "started": "01.09.2012"},
    {"category": "высшая", "decided": "20.03.2024", "started": "01.09.1998"},
    {"category": "педагог-методист", "decided": "20.12.2023", "started": "01.09.1998"},
    {"category": "педагог-наставник"},
    {"category": "учитель-методист", "decided": "15.06.2018", "started": "01.09.1998"},
    {"started": "01.09.2010", "absence": PREGNANCY},
    {"category": "первая", "decided": "24.12.2019", "absence": PREGNANCY, "returned": "01.03.2026"},
    {"category": "первая", "decided": "24.12.2019", "absence": MATERNITY},
    {"started": "01.09.2010", "absence": MATERNITY, "returned": "01.03.2022"},
    {"conformity": "15.05.2018", "absence": CHILDCARE, "returned": "29.02.2024"},
    {"category": "первая", "decided": "24.12.2019", "started": "01.09.2010", "absence": CHILDCARE,
     "returned": "01.02.2024"},
    {"conformity": "15.05.2018", "absence": ILLNESS, "returned": "10.11.2023"},
    {"conformity": "15.05.2018", "returned": "10.11.2023"},
    {"status": "выбыл", "category": "первая", "decided": "24.12.2019"},
)  # fmt: skip

ROSTER: tuple[Staff, ...] = tuple(person(row, code=f"S{row:02}", **who) for row, who in enumerate(_WHO, 1))
"""In the order of their codes, S01 and on; names and institutions do not matter here."""
