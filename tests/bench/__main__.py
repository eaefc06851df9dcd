"""`python -m tests.bench [NAME...] [--quick] [--json FILE]`: one object a figure, names are stable."""

import argparse
import importlib
import json
import pkgutil
import sys
from pathlib import Path

import tests.bench
from tests.bench.figure import Figure

SUFFIX = "_bench"


def benches() -> list[str]:
    """The names that can be asked for."""
    found = pkgutil.iter_modules(tests.bench.__path__)
    return sorted(module.name.removesuffix(SUFFIX) for module in found if module.name.endswith(SUFFIX))


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"of {', '.join(benches())}; all when none is given"
    )
    parser.add_argument("--quick", action="store_true", help="fewer runs, for a first look")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures to a file too")
    options = parser.parse_args()
    unknown = set(options.names) - set(benches())
    if unknown:
        parser.error(f"there is no bench {', '.join(sorted(unknown))}; there are {', '.join(benches())}")
    figures: list[Figure] = []
    for name in options.names or benches():
        module = importlib.import_module(f"tests.bench.{name}{SUFFIX}")
        for figure in module.figures(options.quick):
            figures.append(figure)
            sys.stdout.write(json.dumps(figure, ensure_ascii=False) + "\n")
            sys.stdout.flush()
    if options.json:
        options.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
