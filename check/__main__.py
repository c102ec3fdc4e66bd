"""The command: `python -m check [--root DIR]` proves DIR/build/site."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from check.checks import CHECKS
from check.report import check_site
from check.site import read_site
from pipeline.project import ConfigurationError, read_project

FAULTS = 1
BROKEN = 2


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(__file__).parents[1],
    show_default="this checkout",
    help="The folder that holds mkdocs.yml and build/site.",
)
def main(root: Path) -> None:
    """Prove on a built site what must hold whatever its data.

    Ends with 0 when all holds, 1 when there are faults, 2 when there is no site to look at.
    """
    try:
        site = read_site(read_project(root))
    except (ConfigurationError, OSError) as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(BROKEN)
    outcome = check_site(site, CHECKS, lambda line: print(line, flush=True))
    print(outcome.verdict)
    sys.exit(FAULTS if outcome.faults else 0)


if __name__ == "__main__":
    main()
