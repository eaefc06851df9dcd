"""The code that a program loads, as trees: found by following imports from one module."""

import ast
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = ("admin_tool", "installer/cloud/functions", "kiosk")


@dataclass(slots=True)
class Module:
    """One file: its tree, its constants, and where its names come from."""

    name: str
    path: str
    tree: ast.Module
    constants: dict[str, ast.expr] = field(default_factory=dict)
    functions: dict[str, ast.FunctionDef] = field(default_factory=dict)
    imported: dict[str, tuple[str, str]] = field(default_factory=dict)
    parents: dict[ast.AST, ast.AST] = field(default_factory=dict)


def loaded_by(start: str) -> dict[str, Module]:
    """The modules that a module loads at any time, itself too, by name."""
    everything = {
        _name(path): path for program in PROGRAMS for path in sorted((ROOT / program).rglob("*.py"))
    }
    found: dict[str, Module] = {}
    waiting = [start]
    while waiting:
        name = waiting.pop()
        if name in found or name not in everything:
            continue
        found[name] = module = _read(name, everything[name])
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Import):
                waiting += [one.name for one in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                waiting += [node.module, *(f"{node.module}.{one.name}" for one in node.names)]
    return found


def _name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _read(name: str, path: Path) -> Module:
    module = Module(name, path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
    for node in module.tree.body:
        if isinstance(node, ast.FunctionDef):
            module.functions[node.name] = node
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    module.constants[target.id] = node.value
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value:
            module.constants[node.target.id] = node.value
    for inner in ast.walk(module.tree):
        for child in ast.iter_child_nodes(inner):
            module.parents[child] = inner
        if isinstance(inner, ast.ImportFrom) and inner.module:
            module.imported |= {one.asname or one.name: (inner.module, one.name) for one in inner.names}
    return module
