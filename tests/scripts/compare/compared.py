"""Entities compared by the scripts, with the files that the pipeline publishes for it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline import addresses
from pipeline.cache import Cache
from pipeline.charts.indicators import Indicator, read_indicators
from pipeline.publish.browser.entities import entities_data
from pipeline.publish.browser.indicators import list_of
from tests.scripts.engine import Engine
from tests.scripts.models import Islets

MOST = 6

# What stands on the page: a file's address holds the file itself, so that nothing is asked for.
COMPARED = """async (at, files, kinds, query, most) => {
  const [{ parse }, { readKind, readChosen }, ranks, words] = await Promise.all(
    ["address", "data", "ranks", "sentences"].map((name) => at(`compare/${name}`)));
  const file = (address) =>
    `data:application/json,${encodeURIComponent(JSON.stringify(files[address]))}`;
  const state = parse(new URLSearchParams(query), kinds);
  const kind = await readKind(kinds.find(({ id }) => id === state.kind), file);
  const chosen = await readChosen(kind, state, most, file);
  return {
    who: chosen.who,
    what: chosen.what.map((indicator) => {
      const found = ranks.ranksOf(indicator, chosen.who, chosen.from, chosen.to);
      if (!found) return { id: indicator.listed.id, period: null };
      const each = (tell) => Object.fromEntries(chosen.who.map((key) => [key, tell(key)]));
      return {
        id: indicator.listed.id,
        period: found.period,
        newest: each((key) => ranks.newestOf(found, key)),
        ranks: each((key) => ranks.rankOf(indicator, found, key)),
        sentences: words.sentencesOf(indicator, chosen, found),
        notes: words.notesOf(indicator, chosen, found),
      };
    }),
  };
}"""


def indicators(islets: Islets) -> tuple[Indicator, ...]:
    """What islets can be compared by, with the table that was added last."""
    return read_indicators(islets.catalog(), islets.project).get("islet", ())


def compared(engine: Engine, islets: Islets, query: str = "") -> Mapping[str, Any]:
    """What the page of comparing shows at an address; where it names no indicator, the first."""
    catalog = islets.catalog()
    listed = indicators(islets)
    kind = islets.project.kinds["islet"]
    files: dict[str, Any] = {
        addresses.entities(kind.id): entities_data(kind, catalog),
        addresses.indicators(kind.id): list_of(kind.id, listed, catalog, Cache(None)),
        **{addresses.indicator(kind.id, one.id): one.file for one in listed},
    }
    summary = {
        "id": kind.id,
        "one": kind.title,
        "many": kind.plural,
        "entities": addresses.entities(kind.id),
        "indicators": addresses.indicators(kind.id),
        "who": list(kind.picks),
        "what": [one.id for one in listed[:1]],
    }
    return engine.run(COMPARED, files, [summary], query, MOST)
