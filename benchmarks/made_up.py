"""Made-up person records of ten columns for measuring speed; 152 bytes a CSV row, nobody in them exists."""

from __future__ import annotations

import gzip
import json
import shutil
import sys
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
from pyarrow import csv
from pyarrow import parquet as pq

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd  # type: ignore[attr-defined,unused-ignore]  # Python 3.14 has its own

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADER = ("number", "name", "sex", "born", "phone", "email", "address", "education", "registered", "serial")
_SURNAMES = tuple("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗")
_GIVEN = tuple("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文辉")
_SCHOOLS = ("小学", "初中", "高中", "中专", "大专", "本科", "硕士", "")
_ROADS = ("人民路", "解放路", "中山路", "建设路", "和平街", "新华街", "文化路", "长江路")
_AREAS = (310101, 310104, 330102, 330106, 130102, 130104, 110101, 110105, 320102, 440103, 510104, 420102)
_WEIGHTS = np.array([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2])
_CHECKS = np.array(list("10X98765432"))


def rows(count: int, seed: int = 1, chunk: int = 50_000) -> Iterator[list[tuple[str, ...]]]:
    """Yield `count` rows in chunks."""
    rng = np.random.default_rng(seed)
    for first in range(0, count, chunk):
        n = min(chunk, count - first)
        day = np.datetime64("1940-01-01") + rng.integers(0, 25_000, n)
        born = np.char.replace(day.astype(str), "-", "")
        order = rng.integers(1, 1000, n)
        base = np.char.add(
            np.char.add(rng.choice(_AREAS, n).astype(str), born), np.char.zfill(order.astype(str), 3)
        )
        digits = base.astype("U17").view("U1").reshape(n, 17).astype(np.int64)
        number = np.char.add(base, _CHECKS[digits @ _WEIGHTS % 11])
        family, one, two = rng.choice(_SURNAMES, n), rng.choice(_GIVEN, n), rng.choice(_GIVEN, n)
        name = np.char.add(np.char.add(family, one), np.where(rng.random(n) < 0.7, two, ""))
        phone = np.char.add("13", np.char.zfill(rng.integers(0, 10**9, n).astype(str), 9))
        mail = np.char.add(np.char.add("u", rng.integers(10**6, 10**9, n).astype(str)), "@mail.example.com")
        road = np.char.add(rng.choice(_ROADS, n), rng.integers(1, 2000, n).astype(str))
        address = np.char.add(np.char.add("上海市黄浦区", road), "号")
        seen = (np.datetime64("1997-01-01T00:00:00") + rng.integers(0, 7 * 10**8, n)).astype(str)
        serial = (np.arange(first, first + n) + 10_000_000).astype(str)
        yield list(
            zip(
                number.tolist(),
                name.tolist(),
                np.where(order % 2, "男", "女").tolist(),
                day.astype(str).tolist(),
                phone.tolist(),
                mail.tolist(),
                address.tolist(),
                rng.choice(_SCHOOLS, n).tolist(),
                np.char.replace(seen, "T", " ").tolist(),
                serial.tolist(),
                strict=True,
            )
        )


def write(path: Path, count: int, *, elasticsearch: bool = False) -> Path:
    """Write `count` rows as CSV, or as Elasticsearch hits; keep a file that is there already."""
    if path.exists():
        return path
    part = path.with_suffix(".part")
    with part.open("w", encoding="utf-8", newline="") as file:
        if not elasticsearch:
            file.write(",".join(HEADER) + "\n")
        for chunk in rows(count):
            file.writelines(_hit(row) if elasticsearch else ",".join(row) + "\n" for row in chunk)
    part.rename(path)
    return path


def packed(path: Path, ending: str) -> Path:
    """Pack a file by gzip (`.gz`) or Zstandard (`.zst`), beside it; keep one that is there already."""
    out = path.with_name(path.name + ending)
    if not out.exists():
        part = out.with_suffix(".part")
        opened: Any = gzip.open if ending == ".gz" else zstd.open
        with path.open("rb") as file, opened(part, "wb") as target:
            shutil.copyfileobj(file, target, 1 << 20)
        part.rename(out)
    return out


def as_parquet(path: Path, group: int = 250_000) -> Path:
    """Write a CSV file anew as Parquet, all columns text, beside it; keep one that is there already."""
    out = path.with_suffix(".parquet")
    if not out.exists():
        convert = csv.ConvertOptions(column_types=dict.fromkeys(HEADER, pa.string()))
        pq.write_table(csv.read_csv(path, convert_options=convert), out, row_group_size=group)
    return out


def as_dump(path: Path) -> Path:
    """Write a CSV file anew as mysqldump does, beside it; keep one that is there already."""
    out = path.with_suffix(".sql")
    if out.exists():
        return out
    with path.open(encoding="utf-8") as file, out.open("w", encoding="utf-8") as target:
        columns = ",\n".join(
            f"  `{name}` varchar(255) DEFAULT NULL" for name in next(file).strip().split(",")
        )
        target.write(f"CREATE TABLE `people` (\n{columns}\n) ENGINE=InnoDB;\n")
        while lines := list(islice(file, 5000)):
            values = ",".join("('" + line.rstrip("\n").replace(",", "','") + "')" for line in lines)
            target.write(f"INSERT INTO `people` VALUES {values};\n")  # noqa: S608 - nobody runs it
    return out


def _hit(row: tuple[str, ...]) -> str:
    source = json.dumps(dict(zip(HEADER, row, strict=True)), ensure_ascii=False, separators=(",", ":"))
    return f'{{"_index":"people","_type":"_doc","_id":"{row[9]}","_score":1.0,"_source":{source}}}\n'
