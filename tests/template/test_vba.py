"""The VBA project: what stands in it, that Excel will know it, that LibreOffice runs it."""

import difflib
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ms_ovba_crypto import MsOvbaCrypto
from oletools.olevba import VBA_Parser
from openxml_audit import OpenXmlValidator

from attest_xl.schema.verbs import VERBS
from attest_xl.template.compound_file import compound_file
from attest_xl.template.vba import NOTICE_TEXT, build_project, default_code_names, macros_folder, master_modules
from attest_xl.template.vba_compression import compress
from attest_xl.template.vba_xlwings import readable_by_both, xlwings_folder, xlwings_module
from tests.support.office import Office, wait_until
from tests.template.macro_workbook import macro_workbook
from tests.template.vba_records import (
    END,
    PROJECT_MODULES,
    PROJECT_VERSION,
    REFERENCE_NAME,
    attributes,
    dir_records,
    found_by_searching,
    module_records,
    names_in_both_alphabets,
    project_keys,
    project_modules,
    project_of,
    red_black_heights,
    streams,
    unpacked,
)

OURS = {"AttestCompanion", "AttestFormulas", "AttestMain", "AttestUdfs", "AttestVerbs"}


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return macro_workbook(tmp_path_factory.mktemp("vba") / "master.xlsm")


@pytest.fixture(scope="module")
def ours(workbook: Path) -> dict[str, bytes]:
    return project_of(workbook)


@pytest.fixture(scope="module")
def known() -> dict[str, bytes]:
    """A project without a compiled cache that Excel opens: the one xlwings ships."""
    return project_of(xlwings_folder() / "quickstart_standalone.xlsm")


def sources_in(workbook: Path) -> dict[str, str]:
    parser: Any = VBA_Parser(str(workbook))
    return {name: code for _, _, name, code in parser.extract_macros()}


# What stands in the project


def test_the_macros_read_back_from_the_workbook_are_the_sources(workbook: Path) -> None:
    sources = {path.name: path.read_bytes().decode() for path in macros_folder().glob("*.bas")}
    assert {name.removesuffix(".bas") for name in sources} == OURS
    assert {name: code for name, code in sources_in(workbook).items() if name in sources} == sources


def test_the_sources_are_ascii_with_the_line_ends_of_excel() -> None:
    for path in macros_folder().glob("*.bas"):
        text = path.read_bytes()
        assert text.isascii()
        assert text.count(b"\n") == text.count(b"\r\n")


def test_every_verb_has_its_sub_and_no_sub_is_left_over() -> None:
    source = (macros_folder() / "AttestVerbs.bas").read_text("ascii")
    called = re.findall(r'^Sub (\w+)\(\)\n    AttestRun "([a-z-]+)"\nEnd Sub$', source, re.MULTILINE)
    assert called == [(verb.sub, verb.name) for verb in VERBS]
    assert source.count("End Sub") == len(VERBS)


def test_the_module_of_xlwings_is_the_installed_one_but_for_lines_about_other_programs(workbook: Path) -> None:
    installed = (xlwings_folder() / "xlwings.bas").read_text("ascii")
    held = sources_in(workbook)["xlwings.bas"].replace("\r\n", "\n")
    changes = [line for line in difflib.ndiff(installed.splitlines(), held.splitlines()) if line[0] in "+-"]
    added = [line[2:].strip() for line in changes if line[0] == "+"]
    assert held == xlwings_module()
    assert added == [
        "Dim d As Object",
        "asked = Not FileOrFolderExistsOnMac(ParentFolder(sFileName))",
        "asked = Len(Dir(ParentFolder(sFileName), vbDirectory)) = 0",
        "If asked Then",
    ]


def test_branches_for_other_programs_go_and_branches_for_other_systems_stay() -> None:
    source = (
        '#If App = "Microsoft Excel" Then\nA\n#If Mac Then\nB\n#Else\nC\n#End If\n'
        '#ElseIf App = "Microsoft Word" Then\n#If Mac Then\nD\n#End If\n#Else\nE\n#End If\nF\n'
    )
    assert readable_by_both(source) == "A\n#If Mac Then\nB\n#Else\nC\n#End If\nF\n"


def test_every_sheet_and_the_workbook_have_the_document_module_that_their_code_name_says(workbook: Path) -> None:
    with zipfile.ZipFile(workbook) as package:
        parts = ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"]
        code_names = [re.findall(r'codeName="(\w+)"', package.read(part).decode()) for part in parts]
    documents = [line for line in project_modules(project_of(workbook)) if line.startswith("Document=")]
    assert documents == [f"Document={name}/&H00000000" for (name,) in code_names]


def test_the_same_sources_give_the_same_bytes_and_no_file_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    first, second = (build_project(master_modules(), sheet_code_names=default_code_names(3)) for _ in range(2))
    assert first == second
    assert list(tmp_path.iterdir()) == []


# Excel will know it: stream by stream and record by record beside a project it is known to open


def test_the_streams_are_those_of_a_project_excel_opens(ours: dict[str, bytes], known: dict[str, bytes]) -> None:
    modules = {f"VBA/{name}" for name in module_records(ours)}
    others = {f"VBA/{name}" for name in module_records(known)}
    assert set(ours) - modules == set(known) - others
    assert modules <= set(ours)


def test_there_is_no_compiled_cache(ours: dict[str, bytes], known: dict[str, bytes]) -> None:
    assert len(ours["VBA/_VBA_PROJECT"]) == len(known["VBA/_VBA_PROJECT"]) == 7
    assert ours["VBA/_VBA_PROJECT"][:5] == known["VBA/_VBA_PROJECT"][:5]


def test_project_says_what_a_project_excel_opens_says(ours: dict[str, bytes], known: dict[str, bytes]) -> None:
    of_the_project = {"ID", "CMG", "DPB", "GC"}
    mine, theirs = project_keys(ours), project_keys(known)
    assert list(mine) == list(theirs)
    assert {key for key in mine if mine[key] != theirs[key]} <= of_the_project


@pytest.mark.parametrize("key", ["CMG", "DPB", "GC"])
def test_project_is_neither_protected_nor_hidden(key: str, ours: dict[str, bytes], known: dict[str, bytes]) -> None:
    def opened(project: dict[str, bytes]) -> tuple[bytes, int]:
        keys = project_keys(project)
        sealed = bytes.fromhex(keys[key].strip('"'))
        return MsOvbaCrypto.decrypt(sealed), (sealed[0] ^ sealed[2]) - sum(keys["ID"].strip('"').encode()) % 256

    assert opened(ours) == opened(known)


def test_project_and_projectwm_and_dir_name_the_same_modules_in_the_same_order(ours: dict[str, bytes]) -> None:
    named = [re.sub(r"^\w+=|/.*$", "", line) for line in project_modules(ours)]
    assert named == list(module_records(ours))
    assert names_in_both_alphabets(ours) == tuple((name, name) for name in named)
    assert set(named) == OURS | {"ThisWorkbook", "Sheet1", "Sheet2", "xlwings", "Dictionary"}


def test_the_information_records_are_those_of_a_project_excel_opens(
    ours: dict[str, bytes], known: dict[str, bytes]
) -> None:
    def information(project: dict[str, bytes]) -> list[tuple[int, bytes]]:
        records = dir_records(project)
        until = next(place for place, record in enumerate(records) if record.id == REFERENCE_NAME)
        return [(record.id, b"" if record.id == PROJECT_VERSION else record.data) for record in records[:until]]

    assert information(ours) == information(known)
    assert dir_records(ours)[-1] == dir_records(known)[-1] == (END, b"")


def test_the_count_of_modules_is_right_and_each_reference_is_one_excel_gives(
    ours: dict[str, bytes], known: dict[str, bytes]
) -> None:
    records = dir_records(ours)
    count = next(record.data for record in records if record.id == PROJECT_MODULES)
    assert int.from_bytes(count, "little") == len(module_records(ours))
    names = [record.data for record in records if record.id == REFERENCE_NAME]
    office = next(record for record in dir_records(known) if b"Microsoft Office" in record.data)
    assert names == [b"stdole", b"Office"]
    assert office in records


@pytest.mark.parametrize("module", ["ThisWorkbook", "Sheet1", "Sheet2", "xlwings", "Dictionary"])
def test_a_module_is_described_as_in_a_project_excel_opens(
    module: str, ours: dict[str, bytes], known: dict[str, bytes]
) -> None:
    assert module_records(ours)[module] == module_records(known)[module]
    assert attributes(ours, module) == attributes(known, module)


def test_a_workbook_with_the_project_is_expected_to_open_cleanly_in_excel(workbook: Path) -> None:
    assert [str(error) for error in OpenXmlValidator().validate(str(workbook)).errors] == []


# The formats below


@given(st.text(st.characters(codec="cp1252"), max_size=9000))
def test_a_compressed_text_unpacks_to_itself(text: str) -> None:
    assert unpacked(compress(text.encode("cp1252")))[: len(text)] == text.encode("cp1252")


@pytest.mark.parametrize("source", [b"a", b"a" * 4096, b"a" * 4097, b"ab" * 6000, bytes(range(256)) * 40])
def test_compression_reaches_across_chunks_and_long_repetitions(source: bytes) -> None:
    assert unpacked(compress(source)) == source


@pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 4095, 4096, 4097, 70_000, 200_000])
@pytest.mark.parametrize("count", [1, 2, 3, 8, 30])
def test_a_compound_file_gives_back_every_stream(size: int, count: int) -> None:
    content = {f"VBA/module{number}": bytes([number]) * max(size - number, 0) for number in range(count)}
    content["PROJECT"] = b"p" * size
    assert streams(compound_file(content)) == content


@pytest.mark.parametrize("count", range(1, 40))
def test_every_stream_is_found_by_a_search_in_a_sound_red_black_tree(count: int) -> None:
    content = {f"VBA/{'m' * (number % 5)}{number}": b"x" for number in range(count)} | {"PROJECT": b"p"}
    written = compound_file(content)
    assert found_by_searching(written) == {"VBA", *(name.removeprefix("VBA/") for name in content)}
    assert all(len(heights) == 1 for heights in red_black_heights(written))


def test_a_compound_file_that_would_need_another_kind_of_table_is_refused() -> None:
    with pytest.raises(ValueError, match="7 MB"):
        compound_file({"PROJECT": bytes(8_000_000)})


# LibreOffice runs it


def test_every_sub_asks_the_companion_that_opened_the_document(workbook: Path, soffice: Office) -> None:
    asked: list[str] = []
    with soffice.document(workbook) as document:
        soffice.run_macro(document, "AttestCompanion.AttestRegister", soffice.companion(asked.append))
        for verb in VERBS:
            soffice.run_macro(document, f"AttestVerbs.{verb.sub}")
    assert asked == [verb.name for verb in VERBS]


def test_a_press_on_each_button_runs_its_verb(workbook: Path, soffice: Office) -> None:
    asked: list[str] = []
    with soffice.document(workbook) as document:
        soffice.run_macro(document, "AttestCompanion.AttestRegister", soffice.companion(asked.append))
        for count, verb in enumerate(VERBS, 1):
            soffice.click(document, verb.caption)
            wait_until(lambda count=count: len(asked) == count)
    assert asked == [verb.name for verb in VERBS]


@pytest.mark.parametrize("hidden", [True, False])
def test_without_a_companion_a_button_does_no_harm(workbook: Path, soffice: Office, hidden: bool) -> None:
    with soffice.document(workbook, limit=60, Hidden=hidden) as document:
        assert soffice.run_macro(document, "AttestCompanion.AttestInLibreOffice") is True
        assert soffice.run_macro(document, "AttestCompanion.AttestHasCompanion") is False
        soffice.run_macro(document, "AttestVerbs.AttestCheck")
        assert soffice.run_macro(document, "AttestCompanion.AttestNoCompanionText") == NOTICE_TEXT


def test_a_companion_that_fails_does_not_stop_the_document(workbook: Path, soffice: Office) -> None:
    def fail(verb: str) -> None:
        raise RuntimeError(verb)

    with soffice.document(workbook, limit=60) as document:
        soffice.run_macro(document, "AttestCompanion.AttestRegister", soffice.companion(fail))
        soffice.run_macro(document, "AttestVerbs.AttestCheck")
        assert soffice.run_macro(document, "AttestCompanion.AttestHasCompanion") is True


def test_a_workbook_that_lost_the_notice_still_says_what_to_do(workbook: Path, soffice: Office) -> None:
    with soffice.document(workbook) as document:
        document.NamedRanges.removeByName("AttestNoCompanion")
        assert "attest-xl open" in soffice.run_macro(document, "AttestCompanion.AttestNoCompanionText")
