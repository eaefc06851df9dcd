"""Reads the plain properties of an XMP packet, without trusting it."""

from xml.parsers import expat

XmpFields = dict[tuple[str, str], str]
"""Text by (namespace, name), from attributes and from elements; the first of a name counts."""

_DEEPEST = 32


class _Refused(Exception):
    """The packet is built in a way that we do not read."""


def read_fields(packet: bytes) -> XmpFields | None:
    """All properties with text; None for what is no XML.

    A document type is refused, and with it every entity: a packet has no use for one, and entities
    can grow without end or name files.
    """
    fields: XmpFields = {}
    path: list[tuple[str, list[str]]] = []

    def opened(name: str, attributes: dict[str, str]) -> None:
        if len(path) >= _DEEPEST:
            raise _Refused
        path.append((name, []))
        for key, value in attributes.items():
            fields.setdefault(_split(key), value)

    def closed(_: str) -> None:
        name, parts = path.pop()
        text = "".join(parts)
        if text.strip():
            fields.setdefault(_split(name), text)

    def told(text: str) -> None:
        if path:
            path[-1][1].append(text)

    def refused(*_: object) -> None:
        raise _Refused

    parser = expat.ParserCreate(namespace_separator="\n")
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = told
    parser.StartDoctypeDeclHandler = refused
    try:
        parser.Parse(packet.rstrip(b"\0"), True)
    except (expat.ExpatError, _Refused, ValueError, LookupError):
        return None
    return fields


def _split(name: str) -> tuple[str, str]:
    namespace, _, local = name.rpartition("\n")
    return namespace, local
