"""The handbook page of findings, made from the catalogue. `python -m attest_xl.findings.handbook` renews it."""

from itertools import groupby
from pathlib import Path

from attest_xl.findings.catalogue import CATALOGUE
from attest_xl.findings.entry import Entry

PAGE = Path(__file__).parents[2] / "docs" / "findings.md"
_HEAD = """# Находки: что бывает не так и что делать

Каждое сообщение говорит, где, что не так, какое правило и как исправить, и кончается кодом. Здесь все коды по порядку.
Страница собрана из каталога программы.
"""


def handbook() -> str:
    """The page in Markdown: a section for each subject, an entry for each code."""
    entries = sorted(CATALOGUE.values(), key=lambda entry: entry.code)
    sections = [
        f"\n## {subject}\n\n{''.join(map(_told, group))}"
        for subject, group in groupby(entries, key=lambda entry: entry.code.rpartition("-")[0])
    ]
    return _HEAD + "".join(sections)


def _told(entry: Entry) -> str:
    parts = (entry.what, entry.rule, entry.fix)
    words = " ".join(_shown(part) for part in parts if part)
    example = f" Пример: «{entry.example}»." if entry.example else ""
    return f"- **{entry.code} · {entry.title}** ({entry.severity.value}). {words[:1].upper()}{words[1:]}{example}\n"


def _shown(words: str) -> str:
    """The words with the places for details as dots."""
    return words.replace("{", "‹").replace("}", "›")


if __name__ == "__main__":
    PAGE.write_text(handbook(), encoding="utf-8")
