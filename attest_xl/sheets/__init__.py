"""What is on the sheets: one file a sheet, and the workbook as their tuple, in the order of the tabs."""

from attest_xl.schema.sheet import Row
from attest_xl.sheets.achievements import Achievement
from attest_xl.sheets.applications import Application
from attest_xl.sheets.calendar import CalendarDay
from attest_xl.sheets.card import CardLine
from attest_xl.sheets.conflicts import Conflict
from attest_xl.sheets.connection import ConnectionLine
from attest_xl.sheets.consultations import Consultation
from attest_xl.sheets.courses import Course
from attest_xl.sheets.experience import Experience
from attest_xl.sheets.findings import FindingLine
from attest_xl.sheets.institutions import Institution
from attest_xl.sheets.lists import ListLine
from attest_xl.sheets.log import LogLine
from attest_xl.sheets.memory import SeenLine
from attest_xl.sheets.plan import PlanLine
from attest_xl.sheets.rating import RatingLine
from attest_xl.sheets.results import Result
from attest_xl.sheets.rules import RuleLine
from attest_xl.sheets.schedule import Due
from attest_xl.sheets.sessions import Session
from attest_xl.sheets.settings import Setting
from attest_xl.sheets.staff import Staff
from attest_xl.sheets.summary import SummaryLine
from attest_xl.sheets.templates import SentTemplate
from attest_xl.sheets.trajectories import Trajectory
from attest_xl.sheets.year_end import YearEndLine

SHEETS: tuple[type[Row], ...] = (
    SummaryLine,
    Due,
    YearEndLine,
    RatingLine,
    CardLine,
    Staff,
    Institution,
    PlanLine,
    Application,
    Session,
    Result,
    Course,
    Experience,
    Achievement,
    Consultation,
    Trajectory,
    FindingLine,
    Conflict,
    ListLine,
    RuleLine,
    CalendarDay,
    Setting,
    SentTemplate,
    SeenLine,
    LogLine,
    ConnectionLine,
)

__all__ = [
    "SHEETS",
    "Achievement",
    "Application",
    "CalendarDay",
    "CardLine",
    "Conflict",
    "ConnectionLine",
    "Consultation",
    "Course",
    "Due",
    "Experience",
    "FindingLine",
    "Institution",
    "ListLine",
    "LogLine",
    "PlanLine",
    "RatingLine",
    "Result",
    "RuleLine",
    "SeenLine",
    "SentTemplate",
    "Session",
    "Setting",
    "Staff",
    "SummaryLine",
    "Trajectory",
    "YearEndLine",
]
