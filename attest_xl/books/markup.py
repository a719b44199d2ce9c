"""XML parts of a package: read without following anything outside, checked, and the text inside them."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import Any
from xml.parsers import expat

Element = Any
"""An element of lxml, which describes no types."""

_BEYOND_PLAIN = re.compile(rb"<!|<\?(?!xml\s)")
_DECLARED = re.compile(rb"""^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)""")
_ENTITY = re.compile(r"&(?:#x([0-9A-Fa-f]+)|#(\d+)|(\w+));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_SPECIAL = re.compile('[&<>"]')
_CODED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TO_CODE = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


class NotXmlError(ValueError):
    """The part is not well-formed XML."""


class ForeignMarkupError(ValueError):
    """The part defines a document type: entities that grow without end, or that lead outside."""


@cache
def _etree() -> Any:
    return import_module("lxml.etree")


def parsed(data: bytes, *, bare: bool = False) -> Element:
    """The root element; `bare` leaves out comments and instructions."""
    etree = _etree()
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=True, remove_comments=bare, remove_pis=bare
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise NotXmlError(str(error)) from error
    if root.getroottree().docinfo.doctype:
        raise ForeignMarkupError
    return root


def serialised(root: Element) -> bytes:
    """The part's bytes."""
    return _etree().tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def shape_of(element: Element) -> tuple[object, ...]:
    """The element with everything in it, such that elements that say the same are equal."""
    attributes = tuple(sorted(element.attrib.items()))
    return element.tag, attributes, (element.text or "").strip(), tuple(shape_of(child) for child in element)


def kind_of(element: Element) -> str:
    """The element's name without its namespace; `""` for a comment."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def number_in(element: Element, name: str) -> int:
    """The whole number an attribute holds; 0 where it is missing or none."""
    said = element.get(name, "")
    return int(said) if said.isdecimal() else 0


def added(parent: Element, name: str, **attributes: str) -> Element:
    """A new last child in the parent's namespace."""
    return _etree().SubElement(parent, sibling(parent, name), attributes)


def sibling(element: Element, name: str) -> str:
    """The full name of `name` in the element's own namespace (the two editions of the standard differ in it)."""
    namespace = element.tag.rpartition("}")[0]
    return f"{namespace}}}{name}" if namespace else name


def plain(data: bytes) -> bytes:
    """The part as UTF-8 without comments, CDATA sections and instructions: then `<` always begins an element.

    Most parts are so already and come back as they are.
    """
    check(data)
    encoding = _DECLARED.match(data.removeprefix(b"\xef\xbb\xbf"))
    utf8 = data[:2] not in {b"\xff\xfe", b"\xfe\xff"} and (not encoding or encoding[1].lower() in {b"utf-8", b"utf8"})
    if utf8 and not _BEYOND_PLAIN.search(data):
        return data
    return serialised(parsed(data, bare=True))


def check(data: bytes) -> None:
    """Raises unless the part is well-formed and brings no definitions of its own."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(data, True)
    except ForeignMarkupError:
        raise
    except (expat.ExpatError, LookupError, ValueError) as error:  # the last two: encodings
        raise NotXmlError(str(error)) from error


def _refuse(*_: object) -> None:
    raise ForeignMarkupError


def unescaped(text: str) -> str:
    """The characters a piece of XML text stands for."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ENTITY.sub(_character, text) if "&" in text else text


def _character(entity: re.Match[str]) -> str:
    hexadecimal, decimal, name = entity.groups()
    if name:
        return _NAMED.get(name, entity[0])
    return chr(int(hexadecimal, 16) if hexadecimal else int(decimal))


def escaped(text: str) -> str:
    """The text as XML, also inside a double-quoted attribute."""
    if not _SPECIAL.search(text):
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def decoded(text: str) -> str:
    """Text of a cell, where `_x000D_` stands for a character XML cannot hold."""
    return _CODED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def coded(text: str) -> str:
    """The reverse of `decoded`; a text that merely looks coded comes back as it was."""
    return _TO_CODE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
