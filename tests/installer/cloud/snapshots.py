"""Snapshots of the templates: a resource a line, without what changes with every change of the code.

`python -m tests.installer.cloud.snapshots FOLDER` takes them anew from what `check_templates` made.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

from installer.cloud.permissions import Template, load_templates

FOLDER = Path(__file__).with_name("template_snapshots")
PLANS = ("async", "realtime", "none")
_HASH = re.compile(r"[0-9a-f]{64}\.zip")


def normal(template: Template) -> Template:
    """The template without the hashes of the functions' code."""
    plain: Template = json.loads(_HASH.sub("CODE.zip", json.dumps(template)))
    return plain


def read(plan: str) -> dict[str, Template]:
    """The snapshots of a plan by stack; a stack that is as in `async` is kept there only."""
    own = load_templates(FOLDER / plan)
    if plan == "async":
        return own
    listed: list[str] = json.loads((FOLDER / plan / "stacks.json").read_text(encoding="utf-8"))
    usual = load_templates(FOLDER / "async")
    return {name: own.get(name) or usual[name] for name in listed}


def write(plan: str, made: dict[str, Template]) -> None:
    """Takes the snapshots of a plan."""
    folder = FOLDER / plan
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.json"):
        path.unlink()
    usual = load_templates(FOLDER / "async")
    if plan != "async":
        (folder / "stacks.json").write_text(json.dumps(sorted(made), indent=1) + "\n", encoding="utf-8")
    for name, template in made.items():
        plain = normal(template)
        if plan == "async" or plain != usual.get(name):
            (folder / f"{name}.template.json").write_text(lines_of(plain), encoding="utf-8")


def lines_of(template: Template) -> str:
    """JSON with a line for every member of every section."""
    sections = []
    for name, section in sorted(template.items()):
        if isinstance(section, dict):
            members = ",\n".join(f'  "{key}": {_compact(section[key])}' for key in sorted(section))
            sections.append(f' "{name}": {{\n{members}\n }}')
        else:
            sections.append(f' "{name}": {_compact(section)}')
    return "{\n" + ",\n".join(sections) + "\n}\n"


def _compact(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


if __name__ == "__main__":
    for one in PLANS:
        write(one, load_templates(Path(sys.argv[1]) / one))
