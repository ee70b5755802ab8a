"""The compiled kernels; everything else about the project is in pyproject.toml."""

from pathlib import Path

from Cython.Build import cythonize
from setuptools import Extension, setup

KERNELS = sorted(Path("src/leakassay/kernels").glob("*.pyx"))

setup(
    ext_modules=cythonize(
        [
            Extension(f"leakassay.kernels.{path.stem}", [str(path)], extra_compile_args=["-O3"])
            for path in KERNELS
        ],
        build_dir="build/cython",
        compiler_directives={"language_level": 3},
    )
)
