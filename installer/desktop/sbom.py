"""The bill of materials of a bundle: CycloneDX JSON of what is shipped and nothing else."""

import json
import subprocess
import sys
from typing import Any

from installer.desktop.contents import ROOT, plain
from installer.desktop.notice import Works

SPEC_VERSION = "1.6"
PYTHON_HOME = "https://www.python.org"


class BillInvalid(Exception):
    """The bill of materials is not what CycloneDX asks for."""


def bill(shipped: Works) -> str:
    """The bill of what a bundle is made of. Raises BillInvalid, CalledProcessError."""
    text = json.dumps(only(environment(), shipped), indent=1, ensure_ascii=False, sort_keys=True)
    check(text)
    return text + "\n"


def environment() -> dict[str, Any]:
    """The bill of the whole environment that runs this, as cyclonedx-py writes it."""
    command = [sys.executable, "-m", "cyclonedx_py", "environment", sys.executable]
    command += ["--pyproject", str(ROOT / "pyproject.toml"), "--sv", SPEC_VERSION, "--output-reproducible"]
    # What is made of it is validated; all of it would take 20 s.
    command += ["--no-validate", "--of", "JSON", "-o", "-"]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    answer: dict[str, Any] = json.loads(told)
    return answer


def only(whole: dict[str, Any], shipped: Works) -> dict[str, Any]:
    """A bill of the environment without what the bundle leaves out, with what is no package of Python."""
    names = {plain(part.name) for part in shipped.distributions}
    kept = [component for component in whole["components"] if plain(component["name"]) in names]
    kept += [_python(), *(_debian(name) for name in shipped.packages)]
    references = {component["bom-ref"] for component in kept}
    root = whole["metadata"]["component"]["bom-ref"]
    edges = [
        {**edge, "dependsOn": [to for to in edge.get("dependsOn", []) if to in references]}
        for edge in whole["dependencies"]
        if edge["ref"] in references
    ]
    edges.append({"ref": root, "dependsOn": sorted(references)})
    return {**whole, "components": kept, "dependencies": edges}


def check(text: str) -> None:
    """Raises BillInvalid where the bill does not follow the schema."""
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if fault is not None:
        raise BillInvalid(str(fault))


def _python() -> dict[str, Any]:
    number = sys.version.split()[0]
    return {
        "type": "platform",
        "bom-ref": f"python=={number}",
        "name": "CPython",
        "version": number,
        "licenses": [{"license": {"id": "PSF-2.0"}}],
        "purl": f"pkg:generic/python@{number}",
        "externalReferences": [{"type": "website", "url": PYTHON_HOME}],
    }


def _debian(name: str) -> dict[str, Any]:
    asked = ["dpkg-query", "-W", "-f=${Version} ${Architecture}\n", name]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    number, architecture = told.splitlines()[0].split()
    return {
        "type": "library",
        "bom-ref": f"debian/{name}",
        "name": name,
        "version": number,
        "purl": f"pkg:deb/debian/{name}@{number.replace(':', '%3A').replace('+', '%2B')}?arch={architecture}",
    }
