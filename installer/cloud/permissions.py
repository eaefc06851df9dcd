"""The report of permissions, read back from the templates: action, resource, who, why."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Template = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Permission:
    """One action that somebody may do to something, and why."""

    action: str
    resource: str
    who: str
    why: str


def read_permissions(templates: Mapping[str, Template]) -> list[Permission]:
    """Everything that the templates (by stack) allow, in order."""
    found = [one for template in templates.values() for one in _allowed(template)]
    return sorted(found, key=lambda one: (one.who, one.action, one.resource))


def as_markdown(permissions: Sequence[Permission]) -> str:
    """The report as a table for each who."""
    lines = ["# Who may do what, and why", "", "Made from the templates; nothing else is allowed."]
    for who in dict.fromkeys(one.who for one in permissions):
        lines += ["", f"## {who}", "", "| action | resource | why |", "|---|---|---|"]
        mine = [one for one in permissions if one.who == who]
        lines += [f"| {one.action} | {one.resource} | {one.why} |" for one in mine]
    return "\n".join(lines) + "\n"


def load_templates(folder: Path) -> dict[str, Template]:
    """The templates of a folder by the name of their file."""
    return {
        path.name.partition(".")[0]: json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(folder.glob("*.template.json"))
    }


def _allowed(template: Template) -> Iterator[Permission]:
    resources = template["Resources"]
    for one in resources.values():
        kind, properties = one["Type"], one["Properties"]
        document = properties.get("PolicyDocument", {})
        statements = [item for item in document.get("Statement", []) if item["Effect"] == "Allow"]
        for statement in statements:
            yield from _permissions(statement, _who(kind, properties, statement, resources), resources)


def _permissions(
    statement: Mapping[str, Any], who: str, resources: Mapping[str, Any]
) -> Iterator[Permission]:
    why = words_of(statement.get("Sid", ""))
    if not why and who == "events.amazonaws.com":
        why = "Bring the events of the bucket"
    for action in _listed(statement["Action"]):
        for resource in _listed(statement.get("Resource", "")):
            yield Permission(action, text_of(resource, resources), who, why)


def _who(kind: str, properties: Mapping[str, Any], statement: Mapping[str, Any], resources: Any) -> str:
    if kind in ("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy"):
        role = resources[properties["Roles"][0]["Ref"]]["Properties"]
        return text_of(role.get("RoleName") or role["Description"], resources)
    if kind == "AWS::IoT::Policy":
        return "a kiosk's certificate"
    principal = statement.get("Principal", {})
    return text_of(principal.get("Service", "?"), resources) if isinstance(principal, Mapping) else "anybody"


def text_of(value: Any, resources: Mapping[str, Any]) -> str:
    """A value of a template as readable text: `${AWS::AccountId}` stays, resources become their names."""
    match value:
        case str():
            return value
        case {"Fn::Join": [separator, parts]}:
            return str(separator).join(text_of(part, resources) for part in parts)
        case {"Ref": name} | {"Fn::GetAtt": [name, *_]}:
            own = resources.get(name, {}).get("Properties", {})
            named = (own.get(key) for key in ("QueueName", "LogGroupName", "RoleAlias", "AlarmName"))
            return next((str(one) for one in named if isinstance(one, str)), f"${{{name}}}")
        case {"Fn::ImportValue": name}:
            return text_of(name, resources)
    return json.dumps(value, sort_keys=True)


def words_of(sid: str) -> str:
    """`ReadTheMoodOfAFace` as `Read the mood of a face`."""
    words = re.findall(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|[0-9]+", sid)
    text = " ".join(word if word.isupper() and len(word) > 1 else word.lower() for word in words)
    return text[:1].upper() + text[1:]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
