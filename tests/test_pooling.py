"""Many small files alike are one table; few, or different ones, are not."""

import io
import tarfile
from pathlib import Path

from leakassay import assay
from leakassay.pooling import Layout, pools


def layouts(*named: tuple[str, str]) -> list[Layout]:
    return [Layout(name, frozenset(columns.split())) for name, columns in named]


def test_files_alike_in_one_folder_are_one_table() -> None:
    alike = [(f"a/person-{i}", "id name phone" + (" mail" if i % 2 else "")) for i in range(6)]
    found = list(pools(layouts(*alike, ("a/shops", "street sum"), ("b/person-7", "id name phone"))))
    assert found == [("a/*", [name for name, _ in alike])]


def test_a_few_files_stay_what_they_are() -> None:
    assert not list(pools(layouts(*((f"{year}", "id name") for year in range(2019, 2023)))))


def test_columns_without_names_need_names_of_files_alike() -> None:
    parts = [(f"part-{i:05}", "0 1") for i in range(5)]
    others = [(name, "0 1") for name in ("phones", "mails", "names", "plates", "cards")]
    assert list(pools(layouts(*parts, *others))) == [("*", [name for name, _ in parts])]


def test_two_kinds_of_files_in_a_folder_are_two_tables() -> None:
    mixed = [(f"{i}", "id name" if i % 2 else "street sum") for i in range(12)]
    assert [(name, len(names)) for name, names in pools(layouts(*mixed))] == [("*", 6), ("* (2)", 6)]


def test_an_archive_of_one_record_each_is_judged_as_one_table(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "people.tar", "w") as archive:
        for i in range(30):
            content = f"id,name,mail\n{i},person{i},p{i}@example.org\n{i + 100},another{i},\n".encode()
            info = tarfile.TarInfo(f"people/person{i}.csv")
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    report = assay(tmp_path / "people.tar", seed=1).to_dict()
    assert [(t["name"], t["records"]) for t in report["tables"]] == [("people/*", 60)]
    assert len(report["inputs"]) == 31
