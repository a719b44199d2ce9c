"""Where a command speaks: JSON to standard output and nothing else there, everything for a person to standard error."""

import json as json_module
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from attest_xl.actions._changes import Report
    from attest_xl.findings import Finding
    from attest_xl.setup.probe import Answer

DONE, NOTHING_DONE, NEEDS_PERSON = 0, 2, 3
_SIGNS = {"ok": "[ да ]", "doubt": "[ ?  ]", "fault": "[нет ]"}


class Commands(TyperGroup):
    """The commands; one that is written wrongly is refused in JSON as well, where JSON is asked for."""

    def invoke(self, ctx: Any) -> Any:
        """Do what the command line says."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            # The errors of typer's parser, whose class has another home in each of its versions, word themselves.
            if (worded := getattr(error, "format_message", None)) is not None and "--json" in sys.argv:
                Shell(json=True, quiet=True).out(_refused(f"Команда написана неверно: {worded()}", "CLI-01"))
            raise


def _refused(message: str, code: str) -> dict[str, Any]:
    return {"done": False, "error": {"code": code, "message": message}}


class Shell:
    """Where a command speaks: JSON to standard output, everything else to standard error."""

    def __init__(self, json: bool, quiet: bool) -> None:
        self.json = json
        self.quiet = quiet

    def press(
        self,
        verb: str,
        master: Path,
        book: str,
        today: datetime | None,
        files: list[Path] | None = None,
        options: dict[str, Any] | None = None,
    ) -> None:
        """Open the book, do the verb, tell what was done, and end with the exit code that fits."""
        self.guard(lambda: self._press(verb, master, book, today, files or [], options or {}))

    def guard(self, work: Callable[[], None]) -> None:
        """Do the work; a book that cannot be reached is said as a message and ends with exit code 2."""
        from attest_xl.books.port import BookError

        try:
            work()
        except BookError as error:
            self.refuse(error.finding.message, error.code)
        except FileExistsError as error:
            self.refuse(
                f"{error.args[0]} уже есть, и программа его не затирает. Назовите другую книгу или папку.", "BOOK-30"
            )
        except (typer.Exit, typer.Abort):
            raise
        except Exception as error:  # a mistake of ours: whoever is at the other end hears of it in the same form
            from attest_xl.actions._failures import noted

            log = noted(sys.argv[1] if len(sys.argv) > 1 else "command", error)
            self.refuse(
                f"Не получилось: в программе ошибка ({type(error).__name__}). Пришлите разработчику файл {log} – "
                "сведений о людях в нём нет.",
                "BOOK-34",
            )

    def make(self, work: Callable[[], None], path: Path) -> None:
        """Do the work that makes something new at `path`; what keeps it from being made is said, with exit code 2."""

        def making() -> None:
            try:
                work()
            except FileExistsError:
                raise
            except OSError as error:
                self.refuse(
                    f"{path}: здесь ничего не создать: {error.strerror}. Папка должна быть, и в неё должно быть можно "
                    "писать. Проверьте папку или назовите другую.",
                    "BOOK-33",
                )
            except LookupError as error:
                self.refuse(f"{error.args[0]} – таких правил нет. Можно: ru-196, ru-276, by-101.", "BOOK-31")

        self.guard(making)

    def rebuild(self, master: Path) -> None:
        """Build the book anew and tell what was carried over."""
        self.guard(lambda: self._rebuild(master))

    def _rebuild(self, master: Path) -> None:
        from attest_xl.actions._rebuild import rebuild as build_anew

        report = build_anew(master)
        self._tell(report)
        raise typer.Exit(NEEDS_PERSON if report.needs_person else DONE)

    def diagnose(self, verb: str, answers: "Sequence[Answer]") -> None:
        """Tell every answer with its fix, and end with the exit code that fits."""
        ill = [answer for answer in answers if answer.fix]
        self.out({"verb": verb, "done": True, "answers": [answer.as_json() for answer in answers]})
        for answer in answers:
            self.say(f"{_SIGNS[answer.state.value]} {answer.said}" + (f"\n    → {answer.fix}" if answer.fix else ""))
        raise typer.Exit(NEEDS_PERSON if ill else DONE)

    def made(self, path: Path) -> None:
        """Tell that a new book is there."""
        self.out({"verb": "new", "done": True, "master": str(path)})
        self.say(f"Создана книга {path}. Откройте её в Excel или LibreOffice.")

    def opened(self, path: Path) -> None:
        """Tell that the book is open."""
        self.out({"verb": "open", "done": True, "master": str(path)})
        sys.stdout.flush()
        self.say(f"Книга {path} открыта, кнопки работают. Это окно закроется вместе с книгой.")

    def show_demo(self, folder: Path, today: datetime | None, profile: str) -> None:
        """Make the demo and tell what was read, what needs a person, and which file to open."""
        from attest_xl.district.demo import demo as make
        from attest_xl.district.people import ExtraMissingError

        clock = datetime.now().astimezone().date()
        try:
            with Bar(enabled=not self.quiet) as bar:
                made = make(folder, today.date() if today else clock, profile, bar.show, self.say)
        except ExtraMissingError as error:
            self.refuse(str(error), "BOOK-32")
        self.out({
            "verb": "demo", "done": True, "master": str(made.master), "lists": made.lists,
            "answers": made.answers, "questions": made.questions,
            "pictures": [str(path) for path in made.pictures],
            "reports": [report.as_json() for report in made.reports],
        })  # fmt: skip
        needs = [report for report in made.reports if report.verb == "check"][-1]
        self.say(f"Требует человека: вопросов на «Сверке» – {made.questions}; в данных:")
        self._sum_up(needs.findings, kept=True)
        if made.pictures:
            self.say(f"Картинки листов: {made.pictures[0].parent}")
        self.say(f"Готово. Откройте {made.master} в Excel или LibreOffice; начните с листа «Пульт».")

    def say(self, text: str) -> None:
        """A line for a person."""
        if not self.quiet:
            print(text, file=sys.stderr)

    def _press(
        self,
        verb: str,
        master: Path,
        book: str,
        today: datetime | None,
        files: list[Path],
        options: dict[str, Any],
    ) -> None:
        from attest_xl.actions._desk import Desk
        from attest_xl.actions._perform import perform
        from attest_xl.books.opening import open_book
        from attest_xl.books.region import executor_at

        opened = open_book(master, book)
        with executor_at(options.pop("scheduler", "")) as executor, Bar(enabled=not self.quiet) as bar:
            clock = datetime.now().astimezone().date()
            desk = Desk(opened, clock, today.date() if today else None, bar.show, executor)
            report = perform(verb, desk, files, options)
        self._tell(report)
        raise typer.Exit(NOTHING_DONE if report.refused else NEEDS_PERSON if report.needs_person else DONE)

    def _tell(self, report: "Report") -> None:
        self.out(report.as_json())
        self.say(report.said)
        self._sum_up(report.findings, kept=not report.refused and "dry_run" not in report.facts)

    def _sum_up(self, findings: "Sequence[Finding]", *, kept: bool) -> None:
        for group in _by_code(findings).values():
            self.say(f"  {group[0].severity.value}: {group[0].entry.title} – {len(group)}. {group[0].message}")
        if findings:
            self.say("  Все находки – на листе «Проверка» и в --json." if kept else "  Все находки – в --json.")

    def refuse(self, message: str, code: str) -> NoReturn:
        """Say why nothing was done, and end."""
        self.out(_refused(message, code))
        print(message, file=sys.stderr)
        raise typer.Exit(NOTHING_DONE)

    def out(self, told: dict[str, Any]) -> None:
        """The one JSON object, where it is asked for."""
        if self.json:
            print(json_module.dumps(told, ensure_ascii=False, indent=2, default=str))


def _by_code(findings: "Sequence[Finding]") -> "dict[str, list[Finding]]":
    """The findings by code, gravest first, then the most frequent."""
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.code, []).append(finding)
    grades = ["ERROR", "WARNING", "NOTE"]
    ranked = sorted(groups.items(), key=lambda item: (grades.index(item[1][0].severity.name), -len(item[1])))
    return dict(ranked)


class Bar:
    """A progress bar on standard error, started only when there is something to show."""

    def __init__(self, *, enabled: bool) -> None:
        self._enabled = enabled and sys.stderr.isatty()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> "Bar":
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def show(self, done: int, total: int, what: str) -> None:
        """Move the bar to `done` of `total`."""
        if not self._enabled:
            return
        if self._bar is None:
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task("", total=total)
        self._bar.update(self._task, completed=done, total=total, description=what)
