"""Build src/leakassay/reference/phone_plan.npz: which international numbers the plans allow.

Source: the metadata of the `phonenumbers` package (Google libphonenumber, Apache-2.0), whose
version is the date of the table. All patterns of valid numbers of all regions, behind their
country code, become one automaton over digits; equal states are merged.

    python reference-data/build_phone_plan.py
"""

from pathlib import Path

import numpy as np
import phonenumbers

from leakassay.kinds.grammar import compile_patterns

OUT = Path(__file__).parents[1] / "src/leakassay/reference/phone_plan.npz"
PARTS = ("fixed_line", "mobile", "toll_free", "voip", "personal_number", "premium_rate", "shared_cost")
PARTS += ("uan", "pager", "voicemail")


def pattern() -> str:
    """Give one pattern for every valid number with its country code and without a plus."""
    found: dict[int, set[str]] = {}
    regions = [phonenumbers.PhoneMetadata.metadata_for_region(r) for r in phonenumbers.SUPPORTED_REGIONS]
    codes = phonenumbers.COUNTRY_CODES_FOR_NON_GEO_REGIONS
    regions += [phonenumbers.PhoneMetadata.metadata_for_nongeo_region(code) for code in codes]
    for plan in regions:
        for name in PARTS:
            part = getattr(plan, name)
            if part is not None and part.national_number_pattern:
                found.setdefault(plan.country_code, set()).add(part.national_number_pattern)
    return "|".join(f"{code}(?:{'|'.join(sorted(found[code]))})" for code in sorted(found))


def merge(table: np.ndarray, accept: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Merge states that no continuation tells apart (Moore); dead stays 0, start becomes 1."""
    block = accept.astype(np.int64)
    while True:
        rows = np.column_stack([block, block[table]])
        _, first, new = np.unique(rows, axis=0, return_index=True, return_inverse=True)
        if len(first) == block.max() + 1:
            break
        block = new.reshape(-1)
    order = np.full(len(first), -1, np.int64)
    order[block[0]], order[block[1]] = 0, 1
    order[order < 0] = np.arange(2, len(first))
    named = order[block]
    small = np.zeros((len(first), table.shape[1]), np.uint16)
    ends = np.zeros(len(first), np.uint8)
    small[named], ends[named] = named[table], accept
    return small, ends


def main() -> None:
    """Write the table."""
    tables = compile_patterns([pattern()])
    table, accept = merge(tables.table, tables.accept)
    digits = tables.classes[48:58]
    np.savez_compressed(
        OUT, table=np.ascontiguousarray(table[:, digits]), accept=accept, version=phonenumbers.__version__
    )
    print(f"{len(accept)} states, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
