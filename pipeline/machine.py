"""What this machine allows: known before anything is begun."""

from __future__ import annotations

from pipeline.limits import MEGABYTE

_LEAST_MEMORY = 700 * MEGABYTE


class MachineLimit(Exception):
    """This machine does not allow what the work needs, and what: it says nothing about the data."""


def check_memory() -> None:
    """Raise MachineLimit where a command may have less memory than any takes.

    Libraries that find none end the whole process, and nobody can say why any more.
    """
    try:
        import resource
    except ImportError:
        return
    soft, _ = resource.getrlimit(resource.RLIMIT_AS)
    if soft != resource.RLIM_INFINITY and soft < _LEAST_MEMORY:
        has, needs = soft // MEGABYTE, _LEAST_MEMORY // MEGABYTE
        message = f"only {has:,} MB of memory may be used, and {needs:,} MB are needed"
        raise MachineLimit(f"{message}: raise the limit (ulimit -v).")
