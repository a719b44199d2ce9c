"""Cells of real lists that hold several facts at once: a category with its date and order, service, courses."""

from attest_xl.schema.kinds.facts.category import CategoryFacts, facts_of_category
from attest_xl.schema.kinds.facts.courses import CoursesFacts, facts_of_courses
from attest_xl.schema.kinds.facts.position import PositionFacts, facts_of_position
from attest_xl.schema.kinds.facts.service import ServiceFacts, facts_of_service

__all__ = [
    "CategoryFacts",
    "CoursesFacts",
    "PositionFacts",
    "ServiceFacts",
    "facts_of_category",
    "facts_of_courses",
    "facts_of_position",
    "facts_of_service",
]
