import pytest

from attest_xl.libreoffice.formulas import from_excel, to_excel

SPELLINGS = [
    ("=SUM(A1,B2)", "=SUM(A1;B2)"),
    ("=Sheet1!A1", "=$Sheet1.A1"),
    ("=SUM('Мой лист'!$A$1:B2,3)", "=SUM($'Мой лист'.$A$1:B2;3)"),
    ("=Лист1!A1+Лист2!$B$2", "=$Лист1.A1+$Лист2.$B$2"),
    ("=SUM({1,2;3,4})", "=SUM({1;2|3;4})"),
    ('=IF(A1="a,b!c;d","x;y",2)', '=IF(A1="a,b!c;d";"x;y";2)'),
    ('="он сказал ""да, нет"""', '="он сказал ""да, нет"""'),
    ("=COUNT((A1,B2))", "=COUNT((A1~B2))"),
    ("=SUM(tblStaff[Код],1)", "=SUM(tblStaff[Код];1)"),
    ("=ROUND(1.5*A1,1)", "=ROUND(1.5*A1;1)"),
    ("=STDEV.S(A1:A9,Sheet1!B1)", "=STDEV.S(A1:A9;$Sheet1.B1)"),
    ("=SUM('O''Hara'!A:A)", "=SUM($'O''Hara'.A:A)"),
    ('=HYPERLINK("#\'Мой лист\'!A1","→")', '=HYPERLINK("#\'Мой лист\'!A1";"→")'),
    ("=IF(OR(A1,(B1+C1)*2),{1,2},0)", "=IF(OR(A1;(B1+C1)*2);{1;2};0)"),
]


@pytest.mark.parametrize(("excel", "uno"), SPELLINGS)
def test_a_formula_is_respelt_both_ways(excel: str, uno: str) -> None:
    assert from_excel(excel) == uno
    assert to_excel(uno) == excel


@pytest.mark.parametrize("text", ["", "a,b", "Sheet1!A1", "1;2", "=="])
def test_what_is_no_formula_stays(text: str) -> None:
    assert from_excel(text) == to_excel(text) == text
