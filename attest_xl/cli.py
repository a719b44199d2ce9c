"""The command line: the same verbs as the buttons, for scripts and for computers without an office program."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from inspect import Signature, signature
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from attest_xl.shell import Commands, Shell

app = typer.Typer(
    cls=Commands,
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
    vars(run)["__signature__"] = Signature([*own.values(), *common.values()])  # what typer reads
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

    shell = Shell(json, quiet)
    shell.make(lambda: shell.made(new_master(master, profile=profile, district=district)), master)


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
    from attest_xl.standby import standing_by

    shell = Shell(json, quiet)

    def serve() -> None:
        companion = open_master(master, headless=headless, through=book)
        shell.opened(master)
        if companion is not None:
            with standing_by(master):
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
    Shell(json, quiet).press("import", master, book, today, files, {"scheduler": scheduler})


@app.command("check")
def check(
    master: Master, today: Today = None, book: BookKind = "file", json: Json = False, quiet: Quiet = False
) -> None:
    """Проверить данные: что исправить и где."""
    Shell(json, quiet).press("check", master, book, today)


@app.command("recalculate")
def recalculate(
    master: Master, today: Today = None, book: BookKind = "file", json: Json = False, quiet: Quiet = False
) -> None:
    """Пересчитать график: кому, когда и почему."""
    Shell(json, quiet).press("recalculate", master, book, today)


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
    Shell(asked.json, asked.quiet).press("distribute", master, asked.book, asked.today, options=options)


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
    Shell(asked.json, asked.quiet).press("merge", master, asked.book, asked.today, files, options)


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
    Shell(asked.json, asked.quiet).press("resolve", master, asked.book, asked.today, options={"school": school})


@app.command("summarize")
def summarize(
    master: Master, today: Today = None, book: BookKind = "file", json: Json = False, quiet: Quiet = False
) -> None:
    """Заполнить сводку по школам."""
    Shell(json, quiet).press("summarize", master, book, today)


@app.command("undo")
def undo(master: Master, book: BookKind = "file", json: Json = False, quiet: Quiet = False) -> None:
    """Отменить последнее действие."""
    Shell(json, quiet).press("undo", master, book, None)


@app.command("rebuild")
def rebuild(master: Master, json: Json = False, quiet: Quiet = False) -> None:
    """Восстановить книгу, которую испортила другая программа: данные, настройки и решения останутся."""
    Shell(json, quiet).rebuild(master)


@app.command("doctor")
def doctor(
    master: Annotated[Path | None, typer.Argument(metavar="[КНИГА]", help="Книга района, .xlsm.")] = None,
    json: Json = False,
) -> None:
    """Осмотреть компьютер и книгу: что мешает кнопкам и как это исправить."""
    from attest_xl.setup.doctor import examine, subject_of
    from attest_xl.setup.this_machine import ThisMachine

    Shell(json, False).diagnose("doctor", examine(ThisMachine(), subject_of(master) if master else None))


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
    Shell(json, False).diagnose("install", (*examine(machine), *done))


@app.command("panel")
def panel(master: Master) -> None:
    """Открыть панель: те же действия в отдельном окне, без Excel."""
    from attest_xl.panel import open_panel

    if problem := open_panel(master):
        Shell(json=False, quiet=False).refuse(problem, "PANEL-01")


@app.command("demo")
def demo(
    folder: Annotated[Path, typer.Argument(metavar="ПАПКА", help="Куда положить учебный район.")],
    today: Today = None,
    profile: Annotated[str, typer.Option(help="Правила: ru-196 или by-101.")] = "ru-196",
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Учебный район: придуманные люди, списки школ и готовая книга."""
    shell = Shell(json, quiet)
    shell.make(lambda: shell.show_demo(folder, today, profile), folder)
