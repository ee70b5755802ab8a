"""Made-up person records of ten columns for measuring speed; 152 bytes a CSV row, nobody in them exists."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

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


def write(path: Path, count: int) -> Path:
    """Write `count` rows in the format of the path's first suffix; keep a file that is there already.

    `.csv`, `.ndjson` (Elasticsearch hits), `.sql` (mysqldump, a thousand rows a statement) or `.parquet`.
    """
    if path.exists():
        return path
    part = path.with_name(path.name + ".part")
    if path.suffix == ".parquet":
        _write_parquet(part, count)
    else:
        lines = {".csv": _delimited, ".ndjson": _hits, ".sql": _dump}[path.suffix](count)
        with part.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
    part.rename(path)
    return path


def packed(path: Path, codec: str) -> Path:
    """Write the file beside itself as `gzip` or `zstd` packs it; keep one that is there already."""
    target = path.with_name(f"{path.name}.{'gz' if codec == 'gzip' else 'zst'}")
    if not target.exists():
        part = path.with_name(path.name + ".packing")
        with path.open("rb") as plain, pa.output_stream(str(part), compression=codec) as out:
            shutil.copyfileobj(plain, out, 1 << 20)
        part.rename(target)
    return target


def _delimited(count: int) -> Iterator[str]:
    yield ",".join(HEADER) + "\n"
    for chunk in rows(count):
        yield from (",".join(row) + "\n" for row in chunk)


def _hits(count: int) -> Iterator[str]:
    for chunk in rows(count):
        for row in chunk:
            source = json.dumps(
                dict(zip(HEADER, row, strict=True)), ensure_ascii=False, separators=(",", ":")
            )
            about = f'"_index":"people","_type":"_doc","_id":"{row[9]}","_score":1.0'
            yield f'{{{about},"_source":{source}}}\n'


def _dump(count: int) -> Iterator[str]:
    columns = ",\n".join(f"  `{name}` varchar(64) DEFAULT NULL" for name in HEADER)
    yield f"-- MySQL dump 10.13\n\nCREATE TABLE `people` (\n{columns}\n) DEFAULT CHARSET=utf8mb4;\n"
    for chunk in rows(count, chunk=1000):
        values = ",".join("('" + "','".join(row) + "')" for row in chunk)
        yield f"INSERT INTO `people` VALUES {values};\n"  # noqa: S608 - a dump that nobody runs


def _write_parquet(path: Path, count: int) -> None:
    schema = pa.schema([(name, pa.string()) for name in HEADER])
    with pq.ParquetWriter(path, schema) as file:
        for chunk in rows(count):
            file.write_table(pa.table(dict(zip(HEADER, zip(*chunk, strict=True), strict=True)), schema))
