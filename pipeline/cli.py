"""The command line: reads options, calls one function, prints what comes of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pipeline.findings import Report
    from pipeline.project import Project
    from pipeline.site import Built

BROKEN = 2
INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    show_default="this folder",
    help="The folder that holds mkdocs.yml, docs/ and datasets/.",
)
@click.version_option(package_name="innovation-atlas", prog_name="pipeline")
@click.pass_context
def main(context: click.Context, root: Path) -> None:
    """Check open data, draw it and publish it as a static site.

    Ends with 0 when nothing is wrong, 1 when there are errors, 2 when the command was used
    wrongly, the site's own configuration is broken, or this machine does not allow a verdict.
    """
    context.obj = root


def _project_command(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the project, and end it with 2 and one line if the project is broken."""

    @click.pass_obj
    @wraps(function)
    def command(root: Path, /, **options: Any) -> None:
        from pipeline.endings import check_surroundings, why_ended
        from pipeline.project import read_project

        try:
            check_surroundings()
            function(read_project(root), **options)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except Exception as error:
            click.echo(f"Error: {why_ended(error)}", err=True)
            sys.exit(BROKEN)
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            sys.exit(INTERRUPTED)

    return command


LOOK = "To look at it: make serve, or pipeline serve with the same --root and --profile"
SHORT_OF_ATLAS = (
    "For data from elsewhere, --profile standard asks only for what Data Package asks for."
)

_profile = click.option(
    "--profile",
    type=click.Choice(["atlas", "standard"]),
    default="atlas",
    show_default=True,
    help="atlas asks for all that the site shows; standard for what Data Package asks for.",
)
_strict = click.option("--strict", is_flag=True, help="Let warnings count as errors.")
_workers = click.option(
    "--workers",
    type=click.IntRange(min=1),
    default=os.cpu_count() or 1,
    show_default="one a core",
    help="How many processes draw charts.",
)


def _as_shard(
    context: click.Context, param: click.Parameter, value: str | None
) -> tuple[int, int] | None:
    """A shard as two numbers."""
    if value is None:
        return None
    number, _, of = value.partition("/")
    if not (number.isdecimal() and of.isdecimal() and 1 <= int(number) <= int(of)):
        raise click.BadParameter(f"{value!r} is no shard. Write 2/8 for the second of eight.")
    return int(number), int(of)


_store = click.option(
    "--store",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Where to keep what was made, for machines that share it.  [default: build/cache]",
)
_shard = click.option(
    "--shard",
    metavar="K/N",
    callback=_as_shard,
    help="Make only the K-th of N parts of the datasets into the store, and no site.",
)
_no_cache = click.option("--no-cache", is_flag=True, help="Make everything anew, and keep nothing.")


@main.command()
@click.argument("datasets", nargs=-1, metavar="[DATASET]...")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "markdown"]),
    default="text",
    show_default=True,
    help="How to print the report.",
)
@_profile
@_strict
@_project_command
def validate(
    project: Project, datasets: tuple[str, ...], form: str, profile: str, strict: bool
) -> None:
    """Check datasets, all of them or those named.

    DATASET is a name under datasets/, or a path to a folder or a descriptor anywhere.
    """
    from pipeline.checking import check
    from pipeline.reporting import write_report

    report = check(project, datasets, profile=profile)
    click.echo(write_report(report, form, colour=True), nl=False)
    _mention_profile(project, report, profile)
    sys.exit(report.status(strict=strict))


@main.command()
@_workers
@_no_cache
@_store
@_shard
@_strict
@_profile
@_project_command
def build(
    project: Project,
    *,
    workers: int,
    no_cache: bool,
    store: Path | None,
    shard: tuple[int, int] | None,
    strict: bool,
    profile: str,
) -> None:
    """Check all datasets and make the site in build/site.

    On many machines with one store, let each make a --shard first: then a build without it puts
    the site together.
    """
    from pipeline.site.built import as_table

    if no_cache and (store or shard):
        raise click.UsageError("--no-cache keeps nothing. Leave it out, or --store and --shard.")
    if shard:
        _make_shard(project, shard, store, workers=workers, strict=strict, profile=profile)
        return
    built = _build(
        project, workers=workers, no_cache=no_cache, store=store, strict=strict, profile=profile
    )
    if built.site is None:
        sys.exit(built.report.status(strict=strict))
    for line in as_table(built.weights):
        click.echo(line, err=True)
    told = "Nothing changed: the site is in" if built.is_unchanged else "The site is in"
    click.echo(f"{told} {built.site}", err=True)
    click.echo(LOOK, err=True)


@main.command()
@_workers
@_profile
@_project_command
def serve(project: Project, workers: int, profile: str) -> None:
    """Make the site, show it in the browser and rebuild it whenever something changes."""
    from pipeline.engine import EngineFault
    from pipeline.project import ConfigurationError, read_project
    from pipeline.reporting import write_report
    from pipeline.site.serve import serve as show

    def rebuild() -> str:
        try:
            built = _build(read_project(project.root), workers=workers, profile=profile)
        except (ConfigurationError, EngineFault) as error:
            click.echo(f"Error: {error}", err=True)
            return str(error)
        return "" if built.site is not None else write_report(built.report)

    show(project, rebuild, lambda words: click.echo(words, err=True))


@main.command()
@click.argument("name")
@click.option(
    "--from",
    "source",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A CSV or Excel (.xlsx) file to make the dataset from.",
)
@click.option(
    "--template",
    metavar="NAME",
    help="A folder under templates/ to begin from: its description and its empty tables.",
)
@_project_command
def new(project: Project, name: str, source: Path | None, template: str | None) -> None:
    """Begin a dataset: a folder under datasets/ with a description to be completed.

    With --from the table is copied as UTF-8 CSV, and all that it says about itself is filled in.
    With --template the tables and their columns are those of a template, to be filled with rows.
    Nothing that exists is written over.
    """
    from pipeline.drafting import CannotDraft, create_dataset, create_from_template
    from pipeline.drafting.report import next_steps
    from pipeline.history import read_today

    fixed = read_today(project.root) if os.environ.get("SOURCE_DATE_EPOCH") else None
    today = fixed or date.today()
    if source is not None and template is not None:
        raise click.UsageError("Give --from or --template, not both.")
    try:
        if template is not None:
            draft = create_from_template(template, name, project, today=today)
        else:
            draft = create_dataset(source, name, project, today=today)
    except CannotDraft as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(BROKEN)
    for line in next_steps(draft):
        click.echo(line, err=True)


@main.command(name="list")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the list.",
)
@_profile
@_project_command
def list_(project: Project, form: str, profile: str) -> None:
    """Print what data there is: name, title, rows, years and topics."""
    from pipeline.listing import LISTINGS, read_sound
    from pipeline.reporting import write_report

    catalog, report = read_sound(project, profile)
    click.echo(LISTINGS[form](catalog), nl=False)
    if not report.valid:
        click.echo(write_report(report), nl=False, err=True)
        _mention_profile(project, report, profile)
        sys.exit(report.status())


@main.command()
@click.argument("base", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "markdown", "html"]),
    default="text",
    show_default=True,
    help="How to print what changed; html shows charts before and after.",
)
@_project_command
def diff(project: Project, base: str | None, form: str) -> None:
    """Print what changed in the data since BASE, and which version numbers that deserves.

    BASE is a git revision, or a folder: one that holds datasets/, or a dataset's own. Without it,
    the last commit shared with the main branch; where there is none, the last commit.
    """
    from pipeline.cache import Cache
    from pipeline.diff import UnknownBase, write_diff
    from pipeline.progress import progress

    try:
        click.echo(
            write_diff(
                project,
                base,
                form,
                workers=os.cpu_count() or 1,
                cache=Cache(project.build / "cache"),
                progress=progress(),
                colour=True,
            ),
            nl=False,
        )
    except UnknownBase as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(BROKEN)


@main.command()
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR",
    help="The folder for the reports; it is made.",
)
@click.option(
    "--base",
    metavar="REV",
    help="What to compare with: a git revision or a folder, as for pipeline diff.",
)
@_profile
@_project_command
def report(project: Project, into: Path, base: str | None, profile: str) -> None:
    """Check all datasets once, compare them once, and write every report on it into a folder.

    For the summary, the comment and the marks of a pull request, or to look at. A base that
    cannot be read is said in the reports; the findings stand there all the same.
    """
    from pipeline.progress import progress
    from pipeline.pull_request import write_reports

    told = write_reports(project, into, base, profile=profile, progress=progress())
    for line in told.lines:
        click.echo(line, err=True)
    sys.exit(told.report.status())


def _make_shard(
    project: Project,
    shard: tuple[int, int],
    store: Path | None,
    *,
    workers: int,
    strict: bool,
    profile: str,
) -> None:
    from pipeline.cache import Cache
    from pipeline.progress import progress
    from pipeline.reporting import write_report
    from pipeline.site.shard import Shard, make_shard

    cache = Cache(store or project.build / "cache")
    report = make_shard(
        project,
        Shard(*shard),
        profile=profile,
        workers=workers,
        cache=cache,
        progress=progress(),
    )
    click.echo(write_report(report, colour=True), nl=False)
    made = (
        "What was made is in" if report.valid else "No charts and files were made; reports are in"
    )
    click.echo(f"{made} {cache.folder}", err=True)
    sys.exit(report.status(strict=strict))


def _build(
    project: Project,
    *,
    workers: int,
    no_cache: bool = False,
    store: Path | None = None,
    strict: bool = False,
    profile: str,
) -> Built:
    from pipeline.cache import Cache
    from pipeline.progress import progress
    from pipeline.reporting import write_report
    from pipeline.site import build as make

    built = make(
        project,
        profile=profile,
        strict=strict,
        workers=workers,
        cache=Cache(None if no_cache else store or project.build / "cache"),
        progress=progress(),
    )
    for remark in built.remarks:
        click.echo(remark, err=True)
    click.echo(write_report(built.report, colour=True), nl=False)
    _mention_profile(project, built.report, profile)
    return built


def _mention_profile(project: Project, report: Report, profile: str) -> None:
    """Name the other profile where a site that sets nothing of its own lacks only properties."""
    is_short = any(finding.code == "property-missing" for finding in report.findings)
    if is_short and profile == "atlas" and not project.has_settings:
        click.echo(SHORT_OF_ATLAS, err=True)
