"""Every sentence that the code may tell a window, with {0}, {1}... for what is filled in."""

import ast
import itertools
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from tests.admin_tool.loaded_code import Module

PASSED_ON = ("what", "remedy", "why", "reason", "detail")
"""Words of an error that was made elsewhere."""


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence and the place that tells it; `open` is code that tells what cannot be read from it."""

    place: str
    sentence: str
    open: str = ""


@dataclass(frozen=True, slots=True)
class Sinks:
    """Where sentences that are no errors begin: in arguments of calls, results of functions, constants.

    `calls` has the places and names of arguments by the end of what is called; functions and constants are
    named with the path of their module.
    """

    calls: Mapping[str, Collection[int | str]]
    returns: Collection[tuple[str, str]] = ()
    constants: Collection[tuple[str, str]] = ()


class SentenceReader:
    """Reads the sentences of modules."""

    def __init__(self, modules: dict[str, Module]) -> None:
        self._modules = modules
        self.errors = _error_classes(modules)
        self._with_own_words = {name for name in self.errors if _says_it_itself(name, modules)}

    def of_errors(self) -> Iterator[Told]:
        """`what` and `remedy` of every error that is made."""
        for module in self._modules.values():
            for call in (node for node in ast.walk(module.tree) if isinstance(node, ast.Call)):
                if not self._makes_error(module, call):
                    continue
                what = call.args[0] if call.args else None
                remedy = next((one.value for one in call.keywords if one.arg == "remedy"), None)
                for part in (what, remedy):
                    if part is not None:
                        yield from self._told(module, part)

    def of_sinks(self, sinks: Sinks) -> Iterator[Told]:
        """Sentences that are told in another way than by an error."""
        for module in self._modules.values():
            for node in ast.walk(module.tree):
                if isinstance(node, ast.Call):
                    whole = ast.unparse(node.func)
                    places = next(
                        (of for name, of in sinks.calls.items() if f".{whole}".endswith(f".{name}")), ()
                    )
                    for number, given in enumerate(node.args):
                        if number in places:
                            yield from self._told(module, given)
                    for named in node.keywords:
                        if named.arg in places:
                            yield from self._told(module, named.value)
                elif isinstance(node, ast.FunctionDef) and (module.path, node.name) in sinks.returns:
                    for inner in ast.walk(node):
                        if isinstance(inner, ast.Return) and inner.value is not None:
                            yield from self._told(module, inner.value)
            for path, name in sinks.constants:
                if path == module.path:
                    constant = module.constants[name]
                    for one in constant.values if isinstance(constant, ast.Dict) else [constant]:
                        yield from self._told(module, one)

    def _makes_error(self, module: Module, call: ast.Call) -> bool:
        if _called(call) in self.errors:
            return _called(call) not in self._with_own_words
        if isinstance(call.func, ast.Attribute) and call.func.attr == "__init__":
            around: ast.AST | None = call
            while around is not None and not isinstance(around, ast.ClassDef):
                around = module.parents.get(around)
            return around is not None and around.name in self.errors
        return False

    def _told(self, module: Module, value: ast.expr) -> Iterator[Told]:
        place = f"{module.path}:{value.lineno}"
        for parts in self._sentences(module, value, 0):
            text, holes = "", itertools.count()
            for part in parts:
                text += part if isinstance(part, str) else f"{{{next(holes)}}}"
            if text.replace("{0}", "").strip(" .") == "":
                if text and not _is_passed_on(value):
                    yield Told(place, "", ast.unparse(value))
            else:
                for sentence in _apart(parts):
                    yield Told(place, sentence)

    def _sentences(self, module: Module, value: ast.expr, depth: int) -> list[list[str | None]]:
        """Every form of a sentence as parts; None is something that is filled in."""
        match value:
            case ast.Constant(value=str(text)):
                return [[text]]
            case ast.JoinedStr(values=values):
                forms = [
                    self._filled(module, one.value, depth)
                    if isinstance(one, ast.FormattedValue)
                    else self._sentences(module, one, depth)
                    for one in values
                ]
                return [list(itertools.chain(*one)) for one in itertools.product(*forms)]
            case ast.IfExp(body=body, orelse=orelse):
                return self._sentences(module, body, depth) + self._sentences(module, orelse, depth)
            case ast.BoolOp(values=values):
                return [form for one in values for form in self._sentences(module, one, depth)]
            case ast.BinOp(op=ast.Add(), left=left, right=right):
                pairs = itertools.product(
                    self._sentences(module, left, depth), self._sentences(module, right, depth)
                )
                return [[*first, *second] for first, second in pairs]
            case ast.Subscript(value=ast.Name(id=name)) if isinstance(module.constants.get(name), ast.Dict):
                table = module.constants[name]
                assert isinstance(table, ast.Dict)
                return [form for one in table.values for form in self._sentences(module, one, depth)]
            case ast.Name(id=name) if depth < 4:
                given = self._values_of(module, value, name)
                return [form for where, one in given for form in self._sentences(where, one, depth + 1)] or [
                    [None]
                ]
        return [[None]]

    def _filled(self, module: Module, value: ast.expr, depth: int) -> list[list[str | None]]:
        """Text that is known is part of the sentence; whatever else stands in it is filled in."""
        if isinstance(value, ast.Subscript):
            return self._sentences(module, value, depth + 1)
        if isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
            made = module.functions.get(value.func.id)
            answers = [one.value for one in ast.walk(made) if isinstance(one, ast.Return)] if made else []
            forms = [form for one in answers if one for form in self._sentences(module, one, depth + 1)]
            return forms or [[None]]
        if isinstance(value, ast.Name):
            where, constant = self._constant(module, value.id)
            if constant is not None and isinstance(constant, ast.Constant | ast.JoinedStr):
                return self._sentences(where, constant, depth + 1)
        return [[None]]

    def _constant(self, module: Module, name: str) -> tuple[Module, ast.expr | None]:
        if name in module.constants:
            return module, module.constants[name]
        source, original = module.imported.get(name, ("", ""))
        other = self._modules.get(source)
        return (other, other.constants.get(original)) if other else (module, None)

    def _values_of(self, module: Module, node: ast.Name, name: str) -> list[tuple[Module, ast.expr]]:
        """What a name stands for: values given to it in its function, arguments of that function's calls."""
        around: ast.AST | None = module.parents.get(node)
        while around is not None:
            if isinstance(around, ast.FunctionDef):
                given = [(module, one) for one in _assigned(around, name)]
                names = [one.arg for one in (*around.args.posonlyargs, *around.args.args)]
                if name in names:
                    given += self._arguments(module, around.name, names.index(name), name, names[0] == "self")
                if given:
                    return given
            around = module.parents.get(around)
        where, constant = self._constant(module, name)
        return [(where, constant)] if constant is not None else []

    def _arguments(
        self, module: Module, function: str, number: int, name: str, bound: bool
    ) -> list[tuple[Module, ast.expr]]:
        found: list[tuple[Module, ast.expr]] = []
        for call in (node for node in ast.walk(module.tree) if isinstance(node, ast.Call)):
            if _called(call) == function:
                position = number - bound
                found += [(module, one.value) for one in call.keywords if one.arg == name]
                if position < len(call.args):
                    found.append((module, call.args[position]))
        return found


def _apart(parts: list[str | None]) -> list[str]:
    """Sentences that stand after one another, each with its own numbers."""
    sentences: list[str] = []
    text, number = "", 0
    for part in _joined(parts):
        if part is None:
            text += f"{{{number}}}"
            number += 1
            continue
        *ended, last = part.split(". ")
        for one in ended:
            sentences.append(f"{text}{one}.")
            text, number = "", 0
        text += last
    return [one for one in (*sentences, text) if one.strip()]


def _joined(parts: list[str | None]) -> Iterator[str | None]:
    for hole, some in itertools.groupby(parts, lambda part: part is None):
        if hole:
            yield from some
        else:
            yield "".join(part for part in some if part is not None)


def _assigned(function: ast.FunctionDef, name: str) -> list[ast.expr]:
    found: list[ast.expr] = []
    for node in ast.walk(function):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name) and target.id == name:
                    found.append(node.value)
                elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                    pairs = zip(target.elts, node.value.elts, strict=False)
                    found += [v for t, v in pairs if isinstance(t, ast.Name) and t.id == name]
    return found


def _error_classes(modules: dict[str, Module]) -> set[str]:
    found = {"KioskError"}
    before = 0
    while len(found) > before:
        before = len(found)
        for module in modules.values():
            for node in ast.walk(module.tree):
                if isinstance(node, ast.ClassDef):
                    bases = {ast.unparse(one).rpartition(".")[2] for one in node.bases}
                    found |= {node.name} if bases & found else set()
    return found


def _says_it_itself(name: str, modules: dict[str, Module]) -> bool:
    """Whether an error is made without words: they stand in its own `__init__`."""
    for module in modules.values():
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef) and node.name == name:
                parts = (one for one in node.body if isinstance(one, ast.FunctionDef))
                return any(one.name == "__init__" and one.args.args[1].arg != "what" for one in parts)
    return False


def _called(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def _is_passed_on(value: ast.expr) -> bool:
    return isinstance(value, ast.Attribute) and value.attr in PASSED_ON
