"""Plain records are cut on a way of their own: do they come out as on the way for all records?"""

from hypothesis import given
from hypothesis import strategies as st

from leakassay.kernels.delimited import Cutter, gather

NEVER = 7
"""An escape that no text here holds: with any escape, the way for all records is taken."""
FIELDS = st.one_of(
    st.text(st.sampled_from("abc 0é漢\t'-"), max_size=90),
    st.sampled_from(["", '"', 'a"b', '"a,b"', '"a\nb"', ' "x" ', "\x00", "\x0b", "a\rb", "x" * 40]),
)


def _lines(columns: int) -> st.SearchStrategy[str]:
    right = st.lists(FIELDS, min_size=columns, max_size=columns)
    rows = st.lists(st.one_of(right, right, right, st.lists(FIELDS, max_size=5)), max_size=30)
    end = st.sampled_from(["\n", "\n", "\r\n", "\r", "\n\n"])
    return rows.flatmap(
        lambda made: st.lists(end, min_size=len(made), max_size=len(made)).map(
            lambda ends: "".join(",".join(row) + one for row, one in zip(made, ends, strict=True))
        )
    )


def _cut(data: bytes, escape: int, columns: int, *, lone_cr: bool, bare: bool, quote: int) -> list[object]:
    """Everything that is known of the records, from two pieces of the data."""
    cutter = Cutter(
        b",", quote, escape, b"", lone_cr, columns, columns, rest=False, bare_last=bare, limit=400
    )
    told: list[object] = []
    middle = len(data) // 2
    for part, last in ((data[:middle], False), (data, True)):
        cutter.cut(part, 0, last=last)
        fields = cutter.fields()
        told += [cutter.rows, cutter.stop, cutter.padded, cutter.controls, cutter.lost(), fields]
        texts = gather(part, *fields, columns, quote, -1)
        told += [[text[: int.from_bytes(ends[-4:], "little")] for ends, text in texts]]
    return told


@given(
    drawn=st.integers(2, 4).flatmap(lambda columns: st.tuples(st.just(columns), _lines(columns))),
    lone_cr=st.booleans(),
    bare=st.booleans(),
    quote=st.sampled_from([-1, ord('"')]),
)
def test_plain_records_are_cut_as_all_others_are(
    drawn: tuple[int, str], *, lone_cr: bool, bare: bool, quote: int
) -> None:
    columns, text = drawn
    data = text.encode()
    quick = _cut(data, -1, columns, lone_cr=lone_cr, bare=bare, quote=quote)
    assert quick == _cut(data, NEVER, columns, lone_cr=lone_cr, bare=bare, quote=quote)
