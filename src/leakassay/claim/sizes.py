"""How large it is said to be: people, records, bytes, rows of the sample."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leakassay.claim.interface import Answer, Item
from leakassay.claim.reading import WHOLE
from leakassay.estimate.census import MARGIN
from leakassay.records import Text
from leakassay.reference.population import countries

if TYPE_CHECKING:
    from leakassay.claim.interface import Holds, Known
    from leakassay.claim.reading import Claim
    from leakassay.estimate.census import Group
    from leakassay.records import Interval

_EXPANSION = 20.0
"""A record takes at most so many times less on disk than as text, with the best compression [P]."""
_OVERHEAD = 5.0
"""An index with replicas takes at most about so many times more than its text [P]."""


def _bounds(found: Interval) -> list[int | None]:
    return [round(found.low), None if found.high is None else round(found.high)]


def _people(claim: Claim, known: Known) -> Answer:
    claimed = claim.people or 0
    lived = sum(countries()[c].lived for c in claim.countries or () if c in countries())
    if lived and claimed > MARGIN * lived:
        text = Text(_MORE_THAN_LIVED, {"claimed": claimed, "lived": lived})
        return Answer("people", claimed, lived, "no", text)
    crowd = known.census.too_many(claimed) if known.draw.drawn == "random" else None
    if crowd is not None:
        return Answer(
            "people", claimed, [round(crowd.people.low), round(crowd.most())], "no", _crowded(claimed, crowd)
        )
    found = known.source.people
    if found is None:
        return Answer("people", claimed, None, "cannot say", Text("nothing in the files tells people apart"))
    low, high = _bounds(found)
    figures = {"claimed": claimed, "low": low, "high": high}
    holds: Holds = "yes"
    if found.high is not None and claimed > found.high:
        holds, said = "no", _FEWER
    elif claimed < found.low:
        holds, said = "no", _MORE
    elif found.high is None:
        holds, said = "cannot say", _OPEN
    else:
        said = _FITS
    return Answer("people", claimed, _bounds(found), holds, Text(said, figures))


def _crowded(claimed: int, group: Group) -> Text:
    figures = {
        "claimed": claimed,
        "group": group.name,
        "share": group.share.low,
        "implied": round(claimed * group.share.low),
        "lived": group.lived,
    }
    return Text(_CROWDED, figures)


_CROWDED = (
    "at least {share:.1%} of the people in the files are of {group}: of {claimed:,} that would be "
    "{implied:,}, and only {lived:,} have lived"
)
_MORE_THAN_LIVED = "{claimed:,} people are claimed of countries where {lived:,} have lived since 1950"
_FEWER = "the files speak for {low:,} to {high:,} people; {claimed:,} are claimed"
_MORE = "there are at least {low:,} people; only {claimed:,} are claimed"
_OPEN = (
    "there are at least {low:,} people; how the records were chosen does not allow to say whether there are "
    "{claimed:,}"
)
_FITS = "the files speak for {low:,} to {high:,} people, which {claimed:,} fits"


def _records(claim: Claim, known: Known) -> Answer:
    claimed = claim.records or 0
    held = known.records
    if not claim.of_part(held):
        fits = abs(held + known.rejected - claimed) <= (1 - WHOLE) * claimed
        figures = {"held": held, "claimed": claimed}
        return Answer("records", claimed, held, "yes" if fits else "no", Text(_HELD, figures))
    issued = known.source.records
    if known.draw.drawn != "random" or issued is None or issued.high is None:
        figures = {"held": held, "claimed": claimed}
        return Answer("records", claimed, held, "cannot say", Text(_SAMPLE, figures))
    low, high = round(issued.low), round(issued.high)
    figures = {"low": low, "high": high, "claimed": claimed}
    if claimed > _OTHER_COUNTERS * high:
        return Answer("records", claimed, [low, high], "no", Text(_NOT_ISSUED, figures))
    near = claimed >= low / _OTHER_COUNTERS
    return Answer("records", claimed, [low, high], "yes" if near else "cannot say", Text(_ISSUED, figures))


_OTHER_COUNTERS = 1.25
"""A counter may have been begun anew or lost numbers; beyond this the difference is more than that [P]."""
_HELD = "the files hold {held:,} records; {claimed:,} are claimed"
_SAMPLE = "the files are a part, {held:,} records, and nothing counts the whole"
_NOT_ISSUED = "by their serial numbers {low:,} to {high:,} records were made; {claimed:,} are claimed"
_ISSUED = "by their serial numbers {low:,} to {high:,} records were made, which leaves room for {claimed:,}"


def _bytes(claim: Claim, known: Known) -> Answer:
    claimed = claim.bytes or 0
    each = known.content_bytes / max(1, known.records + known.rejected)
    sampled = claim.of_part(known.records)
    whole = claim.records if sampled else None
    expected = known.content_bytes if whole is None else each * whole
    figures = {
        "each": each,
        "claimed": claimed,
        "expected": round(expected),
        "records": whole or known.records,
    }
    if sampled and whole is None:
        return Answer("bytes", claimed, None, "cannot say", Text(_NO_RECORDS, figures))
    ratio = claimed / max(1.0, expected)
    if ratio < 1 / _EXPANSION:
        return Answer("bytes", claimed, round(expected), "no", Text(_TOO_SMALL, figures))
    if ratio > _OVERHEAD:
        holds: Holds = "cannot say" if sampled else "no"
        return Answer("bytes", claimed, round(expected), holds, Text(_TOO_LARGE, figures))
    return Answer("bytes", claimed, round(expected), "yes", Text(_CONSISTENT, figures))


_NO_RECORDS = "the files are a part, and without a number of records nothing says how large the whole is"
_TOO_SMALL = (
    "records take {each:,.0f} bytes here, so {records:,} of them take {expected:,}: {claimed:,} cannot hold "
    "them even compressed"
)
_TOO_LARGE = (
    "records take {each:,.0f} bytes here, so {records:,} of them take {expected:,}: {claimed:,} is more "
    "than these records explain, and would have to hold something else"
)
_CONSISTENT = (
    "records take {each:,.0f} bytes here, so {records:,} of them take {expected:,}: {claimed:,} is consistent"
)


def _sample_rows(claim: Claim, known: Known) -> Answer:
    claimed = claim.sample_rows or 0
    held = known.records + known.rejected
    largest = max((table.records for table in known.tables), default=0)
    fits = any(abs(found - claimed) <= 0.001 * claimed for found in (held, known.records, largest))
    figures = {"held": known.records, "rejected": known.rejected, "claimed": claimed}
    return Answer("sample_rows", claimed, known.records, "yes" if fits else "no", Text(_ROWS, figures))


_ROWS = "the files hold {held:,} records and {rejected:,} that cannot be read; {claimed:,} are claimed"

ITEMS = (
    Item("people", _people),
    Item("records", _records),
    Item("bytes", _bytes),
    Item("sample_rows", _sample_rows),
)
