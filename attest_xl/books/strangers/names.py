"""The names of a package's parts where they are not those its reader looks for. Imports nothing of the package."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from zipfile import ZipFile

RELATIONS, WORKBOOK = "_rels/.rels", "xl/workbook"
"""Where a package says which part is the workbook, and where that usually is, but for `.xml` or `.bin`."""
BESIDE: Mapping[str, str] = {"sharedStrings": "xl/sharedStrings", "styles": "xl/styles"}
"""The reader looks for these in one place only; files without them are rare enough to be asked where they are."""
STAY = ("docprops/", RELATIONS, "[content_types].xml")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_KIND, _TARGET = re.compile(rb"""\bType\s*=\s*["'][^"']*/(\w+)["']"""), re.compile(rb"""\bTarget\s*=\s*["']([^"']+)""")


def usual_names(archive: ZipFile) -> Mapping[str, str]:
    """The parts that are called otherwise than usual, each with its usual name: parts of programs that write `\\` for
    `/`, and parts in another folder or of another name, which only the package's relationships tell of."""
    names = {name: name.replace("\\", "/") for name in archive.namelist()}
    if workbook := _elsewhere(archive, names):
        names = {name: _below_xl(said, workbook) for name, said in names.items()}
    names |= _strings_and_styles(archive, names)
    if len(set(names.values())) < len(names):
        raise ValueError("two parts of one name")
    return {name: said for name, said in names.items() if name != said}


def _elsewhere(archive: ZipFile, names: Mapping[str, str]) -> str:
    """The workbook's part where that is not the usual one; `""` else."""
    actual = {said.lower(): name for name, said in names.items()}
    if {f"{WORKBOOK}.xml", f"{WORKBOOK}.bin"} & actual.keys() or RELATIONS not in actual:
        return ""
    related = dict(_related(archive.read(actual[RELATIONS]), ""))
    said = related.get("officeDocument", "").lower()
    return names[actual[said]] if said in actual and said.endswith((".xml", ".bin")) else ""


def _below_xl(name: str, workbook: str) -> str:
    """What a part is called when the workbook is where it usually is."""
    folder, own = posixpath.split(workbook)
    usual = WORKBOOK + posixpath.splitext(own)[1].lower()
    if name == workbook:
        return usual
    if name == posixpath.join(folder, "_rels", f"{own}.rels"):
        return _relations_of(usual)
    if name.lower().startswith(STAY) or not name.startswith(f"{folder}/" if folder else ""):
        return name
    return f"xl/{name[len(folder) :].lstrip('/')}"


def _strings_and_styles(archive: ZipFile, names: Mapping[str, str]) -> Mapping[str, str]:
    """Those of another name."""
    actual = {said.lower(): name for name, said in names.items()}
    for ending in (".xml", ".bin"):
        relations = actual.get(_relations_of(WORKBOOK + ending))
        if relations and not all(f"{usual}{ending}".lower() in actual for usual in BESIDE.values()):
            related = dict(_related(archive.read(relations), "xl"))
            told = {BESIDE[kind] + ending: actual.get(related.get(kind, "").lower()) for kind in BESIDE}
            return {name: usual for usual, name in told.items() if name}
    return {}


def _related(relations: bytes, folder: str) -> Iterator[tuple[str, str]]:
    """The kinds of the relationships and the parts they lead to."""
    for tag in _RELATION.findall(relations):
        kind, target = _KIND.search(tag), _TARGET.search(tag)
        if kind and target:
            to = posixpath.join("/", folder, target[1].decode().replace("\\", "/"))
            yield kind[1].decode(), posixpath.normpath(to).lstrip("/")


def _relations_of(part: str) -> str:
    folder, own = posixpath.split(part)
    return f"{folder}/_rels/{own}.rels"


def pointing_there(name: str, data: bytes, names: Mapping[str, str]) -> bytes:
    """A part, called `name` now; of relationships those that lead to the workbook or from it, if from the top of the
    package, lead to parts by their usual names."""
    if name.lower() != RELATIONS and not name.lower().startswith(f"xl/_rels/{posixpath.basename(WORKBOOK)}."):
        return data
    usual = {said.replace("\\", "/").encode(): to.encode() for said, to in names.items()}

    def renamed(target: re.Match[bytes]) -> bytes:
        said = target[1].replace(b"\\", b"/")
        if name.lower() != RELATIONS and not said.startswith(b"/"):
            return target[0]
        return target[0][: -len(target[1])] + b"/" + usual.get(said.lstrip(b"/"), said.lstrip(b"/"))

    return _TARGET.sub(renamed, data)
