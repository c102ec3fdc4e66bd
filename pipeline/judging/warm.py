"""Imports what the judge needs, once for all processes that are forked to judge a dataset."""

import frictionless

from pipeline.judging import judge

frictionless.system.methods  # noqa: B018  # loads the plugins, which are found on first use
PREPARED = judge.judge_tables
