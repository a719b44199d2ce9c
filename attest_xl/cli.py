"""The command line: the same verbs as the buttons, for scripts and for computers without an office program."""

import json as json_module
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from inspect import Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn

import typer

if TYPE_CHECKING:
    from attest_xl.actions._changes import Report
    from attest_xl.findings import Finding
    from attest_xl.setup.probe import Answer

DONE, NOTHING_DONE, NEEDS_PERSON = 0, 2, 3
_SIGNS = {"ok": "[ да ]", "doubt": "[ ?  ]", "fault": "[нет ]"}

app = typer.Typer(
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Аттестация педагогов района в одной книге Excel. Те же действия, что у кнопок книги.",
)

# `readable=False`: what may not be read is refused by its reader, in words, and stops no other file.
Master = Annotated[Path, typer.Argument(metavar="КНИГА", readable=False, help="Книга района, .xlsm.")]
Files = Annotated[list[Path], typer.Argument(metavar="ФАЙЛЫ…", readable=False, help="Файлы, папки или архивы .zip.")]
Today = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="ГГГГ-ММ-ДД", help="Считать на этот день.")
]
Json = Annotated[bool, typer.Option("--json", help="Один объект JSON на стандартный вывод, и больше ничего.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Без хода работы и сообщений.")]
BookKind = Annotated[
    Literal["file", "libreoffice", "excel"], typer.Option("--book", help="Через что открыть книгу; file – сам файл.")
]
Scheduler = Annotated[
    str, typer.Option(metavar="tcp://…", help="Читать файлы на компьютерах кластера dask, например для области.")
]


@dataclass(frozen=True, slots=True)
class Asked:
    """What every verb may be asked for."""

    today: datetime | None
    book: str
    json: bool
    quiet: bool


def _every_verb(today: Today = None, book: BookKind = "file", json: Json = False, quiet: Quiet = False) -> Asked:
    return Asked(today, book, json, quiet)


def with_common_options(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options of every verb, which it gets as `asked`: for one that has many of its own."""
    own = {name: each for name, each in signature(command).parameters.items() if name != "asked"}
    common = signature(_every_verb).parameters

    def run(**given: Any) -> None:
        asked = _every_verb(**{name: given.pop(name) for name in common})
        command(asked=asked, **given)

    run.__doc__, run.__name__ = command.__doc__, command.__name__
    run.__annotations__ = {name: each.annotation for name, each in (own | dict(common)).items()}
    run.__signature__ = Signature([*own.values(), *common.values()])  # type: ignore[attr-defined]
    return run


@app.command("new")
def new(
    master: Master,
    profile: Annotated[str, typer.Option(help="Правила: ru-196, ru-276 или by-101.")] = "ru-196",
    district: Annotated[str, typer.Option(help="Название района.")] = "",
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Создать пустую книгу района."""
    from attest_xl.template.new import new_master

    shell = _Shell(json, quiet)
    shell.guard(lambda: shell.made(new_master(master, profile=profile, district=district)))


@app.command("open")
def open_(
    master: Master,
    headless: Annotated[bool, typer.Option("--headless", help="LibreOffice без окон, для проверок.")] = False,
    book: Annotated[
        Literal["libreoffice", "excel"] | None,
        typer.Option("--book", help="В чём открыть; иначе – в Excel, если он есть."),
    ] = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Открыть книгу с работающими кнопками."""
    from attest_xl.companion import open_master

    shell = _Shell(json, quiet)

    def serve() -> None:
        companion = open_master(master, headless=headless, through=book)
        shell.opened(master)
        if companion is not None:
            companion.serve()

    shell.guard(serve)


@app.command("import")
def import_(
    master: Master,
    files: Files,
    scheduler: Scheduler = "",
    today: Today = None,
    book: BookKind = "file",
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Загрузить списки школ, в каком бы виде они ни были."""
    _Shell(json, quiet).press("import", master, book, today, files, {"scheduler": scheduler})


@app.command("check")
def check(
    master: Master, today: Today = None, book: BookKind = "file", json: Json = False, quiet: Quiet = False
) -> None:
    """Проверить данные: что исправить и где."""
    _Shell(json, quiet).press("check", master, book, today)


@app.command("recalculate")
def recalculate(
    master: Master, today: Today = None, book: BookKind = "file", json: Json = False, quiet: Quiet = False
) -> None:
    """Пересчитать график: кому, когда и почему."""
    _Shell(json, quiet).press("recalculate", master, book, today)


@app.command("distribute")
@with_common_options
def distribute(
    master: Master,
    to: Annotated[Path | None, typer.Option("--to", metavar="ПАПКА", help="Куда положить файлы.")] = None,
    sheets: Annotated[
        str, typer.Option(metavar="ЛИСТЫ", help="staff,courses,experience,achievements,plans; иначе – по настройке.")
    ] = "",
    school: Annotated[
        list[str] | None, typer.Option("--school", metavar="НАЗВАНИЕ", help="Только этому учреждению; можно повторить.")
    ] = None,
    remind: Annotated[bool, typer.Option("--remind", help="Только напоминания тем, кто не ответил.")] = False,
    *,
    asked: Asked,
) -> None:
    """Подготовить по шаблону и письму на каждое учреждение."""
    options: dict[str, Any] = {"folder": to, "schools": school or None, "reminders": remind}
    if not remind:
        options["sheets"] = [part for part in sheets.split(",") if part.strip()]
    _Shell(asked.json, asked.quiet).press("distribute", master, asked.book, asked.today, options=options)


@app.command("merge")
@with_common_options
def merge(
    master: Master,
    files: Files,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Показать, что изменится, и не писать.")] = False,
    scheduler: Scheduler = "",
    *,
    asked: Asked,
) -> None:
    """Собрать вернувшиеся шаблоны: файлы, папки, архивы."""
    options = {"dry_run": dry_run, "scheduler": scheduler}
    _Shell(asked.json, asked.quiet).press("merge", master, asked.book, asked.today, files, options)


@app.command("resolve")
@with_common_options
def resolve(
    master: Master,
    school: Annotated[
        str | None, typer.Option("--school", metavar="НАЗВАНИЕ", help="Только решения одного учреждения.")
    ] = None,
    *,
    asked: Asked,
) -> None:
    """Применить решения, выбранные на листе «Сверка»."""
    _Shell(asked.json, asked.quiet).press("resolve", master, asked.book, asked.today, options={"school": school})


@app.command("summarize")
def summarize(
    master: Master, today: Today = None, book: BookKind = "file", json: Json = False, quiet: Quiet = False
) -> None:
    """Заполнить сводку по школам."""
    _Shell(json, quiet).press("summarize", master, book, today)


@app.command("undo")
def undo(master: Master, book: BookKind = "file", json: Json = False, quiet: Quiet = False) -> None:
    """Отменить последнее действие."""
    _Shell(json, quiet).press("undo", master, book, None)


@app.command("rebuild")
def rebuild(master: Master, json: Json = False, quiet: Quiet = False) -> None:
    """Восстановить книгу, которую испортила другая программа: данные, настройки и решения останутся."""
    _Shell(json, quiet).rebuild(master)


@app.command("doctor")
def doctor(
    master: Annotated[Path | None, typer.Argument(metavar="[КНИГА]", help="Книга района, .xlsm.")] = None,
    json: Json = False,
) -> None:
    """Осмотреть компьютер и книгу: что мешает кнопкам и как это исправить."""
    from attest_xl.setup.doctor import examine, subject_of
    from attest_xl.setup.this_machine import ThisMachine

    _Shell(json, False).diagnose("doctor", examine(ThisMachine(), subject_of(master) if master else None))


@app.command("install")
def install(
    master: Annotated[Path | None, typer.Option("--master", metavar="КНИГА", help="Книга района, .xlsm.")] = None,
    desktop: Annotated[
        Path | None, typer.Option("--desktop", metavar="ПАПКА", help="Куда положить ярлык; иначе – на рабочий стол.")
    ] = None,
    json: Json = False,
) -> None:
    """Подготовить компьютер и книгу: путь к Python, ярлык, отметка «из интернета». Прав администратора не нужно."""
    from attest_xl.setup.doctor import examine
    from attest_xl.setup.install import install as set_right
    from attest_xl.setup.this_machine import ThisMachine

    machine = ThisMachine()
    done = set_right(machine, master, desktop)
    _Shell(json, False).diagnose("install", (*examine(machine), *done))


@app.command("panel")
def panel(master: Master) -> None:
    """Открыть панель: те же действия в отдельном окне, без Excel."""
    from attest_xl.panel import open_panel

    if problem := open_panel(master):
        print(problem, file=sys.stderr)
        raise typer.Exit(NOTHING_DONE)


@app.command("demo")
def demo(
    folder: Annotated[Path, typer.Argument(metavar="ПАПКА", help="Куда положить учебный район.")],
    today: Today = None,
    profile: Annotated[str, typer.Option(help="Правила: ru-196 или by-101.")] = "ru-196",
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Учебный район: придуманные люди, списки школ и готовая книга."""
    shell = _Shell(json, quiet)
    shell.guard(lambda: shell.show_demo(folder, today, profile))


class _Shell:
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
            self._refuse(error.finding.message, error.code)
        except FileExistsError as error:
            self._refuse(
                f"{error.args[0]} уже есть, и программа его не затирает. Назовите другую книгу или папку.", "BOOK-30"
            )
        except LookupError as error:
            self._refuse(f"{error.args[0]} – таких правил нет. Можно: ru-196, ru-276, by-101.", "BOOK-31")

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
        self._out({"verb": verb, "done": True, "answers": [answer.as_json() for answer in answers]})
        for answer in answers:
            self.say(f"{_SIGNS[answer.state.value]} {answer.said}" + (f"\n    → {answer.fix}" if answer.fix else ""))
        raise typer.Exit(NEEDS_PERSON if ill else DONE)

    def made(self, path: Path) -> None:
        """Tell that a new book is there."""
        self._out({"verb": "new", "done": True, "master": str(path)})
        self.say(f"Создана книга {path}. Откройте её в Excel или LibreOffice.")

    def opened(self, path: Path) -> None:
        """Tell that the book is open."""
        self._out({"verb": "open", "done": True, "master": str(path)})
        sys.stdout.flush()
        self.say(f"Книга {path} открыта, кнопки работают. Это окно закроется вместе с книгой.")

    def show_demo(self, folder: Path, today: datetime | None, profile: str) -> None:
        """Make the demo and tell what was read, what needs a person, and which file to open."""
        from attest_xl.district.demo import demo as make
        from attest_xl.district.people import ExtraMissingError

        clock = datetime.now().astimezone().date()
        try:
            with _Bar(enabled=not self.quiet) as bar:
                made = make(folder, today.date() if today else clock, profile, bar.show, self.say)
        except ExtraMissingError as error:
            self._refuse(str(error), "BOOK-32")
        self._out({
            "verb": "demo", "done": True, "master": str(made.master), "lists": made.lists,
            "answers": made.answers, "questions": made.questions,
            "pictures": [str(path) for path in made.pictures],
            "reports": [report.as_json() for report in made.reports],
        })  # fmt: skip
        needs = [report for report in made.reports if report.verb == "check"][-1]
        self.say(f"Требует человека: вопросов на «Сверке» – {made.questions}; в данных:")
        self._sum_up(needs.findings)
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
        with executor_at(options.pop("scheduler", "")) as executor, _Bar(enabled=not self.quiet) as bar:
            clock = datetime.now().astimezone().date()
            desk = Desk(opened, clock, today.date() if today else None, bar.show, executor)
            report = perform(verb, desk, files, options)
        self._tell(report)
        raise typer.Exit(NOTHING_DONE if report.refused else NEEDS_PERSON if report.needs_person else DONE)

    def _tell(self, report: "Report") -> None:
        self._out(report.as_json())
        self.say(report.said)
        self._sum_up(report.findings)

    def _sum_up(self, findings: "Sequence[Finding]") -> None:
        for group in _by_code(findings).values():
            self.say(f"  {group[0].severity.value}: {group[0].entry.title} – {len(group)}. {group[0].message}")
        if findings:
            self.say("  Все находки – на листе «Проверка» и в --json.")

    def _refuse(self, message: str, code: str) -> NoReturn:
        self._out({"done": False, "error": {"code": code, "message": message}})
        print(message, file=sys.stderr)
        raise typer.Exit(NOTHING_DONE)

    def _out(self, told: dict[str, Any]) -> None:
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


class _Bar:
    """A progress bar on standard error, started only when there is something to show."""

    def __init__(self, *, enabled: bool) -> None:
        self._enabled = enabled and sys.stderr.isatty()
        self._bar: Any = None
        self._task: Any = None

    def __enter__(self) -> "_Bar":
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
