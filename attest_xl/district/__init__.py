"""An invented district and the lists its schools would keep: for the demo, the samples and the tests."""

from attest_xl.district.messy import FOLDER, WrittenList, write_lists
from attest_xl.district.people import District, ExtraMissingError, district

__all__ = ["FOLDER", "District", "ExtraMissingError", "WrittenList", "district", "write_lists"]
