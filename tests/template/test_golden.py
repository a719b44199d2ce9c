"""The built master in `workbook/` is what the sources give today."""

from pathlib import Path

from attest_xl.template.renew import FOLDER, GOLDEN, MASTER, golden_of, renew

RENEW = "run `make workbook` and look at the difference"


def test_the_golden_is_what_the_sources_give(tmp_path: Path) -> None:
    renew(tmp_path)
    fresh = golden_of(tmp_path / MASTER)
    kept = {
        str(path.relative_to(FOLDER / GOLDEN)).replace("\\", "/"): path.read_bytes()
        for path in (FOLDER / GOLDEN).rglob("*")
        if path.is_file()
    }
    assert sorted(kept) == sorted(fresh), RENEW
    assert [name for name in sorted(fresh) if kept[name] != fresh[name]] == [], RENEW


def test_the_master_beside_it_is_the_same_workbook() -> None:
    kept = golden_of(FOLDER / MASTER)
    assert all((FOLDER / GOLDEN / name).read_bytes() == text for name, text in kept.items()), RENEW
