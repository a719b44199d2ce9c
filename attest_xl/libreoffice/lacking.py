"""What the engine does not offer is refused by name, instead of answering nothing or keeping a value nobody reads."""

from __future__ import annotations

from collections.abc import Iterator


class Refusal:
    """Stands where a member is missing: reading, calling and setting it raise `NotImplementedError` with its name."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, instance: object, owner: type | None = None) -> Refusal:
        if instance is None:
            return self
        raise self.error()

    def __set__(self, instance: object, value: object) -> None:
        raise self.error()

    def error(self) -> NotImplementedError:
        return NotImplementedError(f"{self.name} is not offered by the LibreOffice engine")


class Part:
    """A part of the engine: `class Sheet(Part, of=base_classes.Sheet)` refuses whatever xlwings may ask of a sheet and
    the class does not define (as a method, a property or an annotated attribute)."""

    def __init_subclass__(cls, of: type | None = None) -> None:
        super().__init_subclass__()
        known = set(_members(cls))
        for name in _members(of) if of else ():
            if name not in known:
                setattr(cls, name, Refusal(f"{cls.__name__}.{name}"))


def _members(of: type) -> Iterator[str]:
    for parent in of.__mro__:
        if parent is not object:
            yield from (name for name in vars(parent) if not name.startswith("__"))
            yield from vars(parent).get("__annotations__", ())
