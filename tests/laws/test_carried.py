"""Whatever is read here can be measured elsewhere: a block that takes the way gives the same batches."""

import pickle
from pathlib import Path

import pytest

from leakassay.sources import open_inputs
from leakassay.sources.elsewhere import carried, placed
from leakassay.sources.interface import Limits
from sample_files import FORMAT_SAMPLES, PACKED_SAMPLES, sample


@pytest.mark.parametrize("name", sorted({*FORMAT_SAMPLES, *PACKED_SAMPLES}))
def test_a_block_takes_the_way(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(sample(name))
    rows = 0
    for one in open_inputs([tmp_path / name], Limits(block_bytes=1 << 10)):
        for block in one.source.blocks() if one.source is not None else ():
            here = block.read()
            rows += sum(batch.columns.num_rows for batch in here)
            for far in (carried(block), placed(block)):
                there = pickle.loads(pickle.dumps(far)).read() if far is not None else here  # noqa: S301 - our own
                assert [(b.table, b.first, b.bytes, b.rejects, b.notes) for b in there] == [
                    (b.table, b.first, b.bytes, b.rejects, b.notes) for b in here
                ]
                assert [b.columns for b in there] == [b.columns for b in here]
    assert rows >= 30
