"""What was removed, what is kept and which choices were made, in words."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication

from admin_tool.core.privacy import ConsentCount
from admin_tool.kit.words import day_and_time, number
from kiosk.core.visitor import Receipt

ORDER = ("visitors", "faces", "codes", "interactions", "queued", "orphans", "suspected", "failed")


def kind_name(kind: str) -> str:
    """What a count counts; unknown kinds keep their own name."""
    names = {
        "visitors": QCoreApplication.translate("Privacy", "Visitors"),
        "faces": QCoreApplication.translate("Privacy", "Faces (numbers, no pictures)"),
        "codes": QCoreApplication.translate("Privacy", "Return codes"),
        "interactions": QCoreApplication.translate("Privacy", "Likes and views"),
        "queued": QCoreApplication.translate("Privacy", "Of these not sent yet"),
        "orphans": QCoreApplication.translate("Privacy", "Faces that belonged to nobody"),
        "suspected": QCoreApplication.translate("Privacy", "Faces to be looked at again in 12 hours"),
        "failed": QCoreApplication.translate("Privacy", "Could not be deleted now"),
    }
    return names.get(kind, kind)


def counted(counts: Mapping[str, int], language: str, all_kinds: bool = False) -> list[tuple[str, str]]:
    """(what, how many) in a fixed order; without `all_kinds` only what there was any of."""
    known = [kind for kind in ORDER if kind in counts] + [kind for kind in counts if kind not in ORDER]
    return [(kind_name(kind), number(counts[kind], language)) for kind in known if counts[kind] or all_kinds]


def in_a_line(receipt: Receipt, language: str) -> str:
    """`Visitors 1, Likes and views 12`."""
    said = ", ".join(f"{what} {count}" for what, count in counted(receipt.removed, language))
    return said or QCoreApplication.translate("Privacy", "Nothing was there to remove")


def number_of(receipt: Receipt) -> str:
    """The number of a proof in groups of four."""
    bare = receipt.id.replace("-", "")
    return "-".join(bare[start : start + 4] for start in range(0, len(bare), 4))


def proof_title() -> str:
    """The head line of a proof."""
    return QCoreApplication.translate("Privacy", "Proof of deletion")


def proof_note() -> str:
    """What a proof is."""
    return QCoreApplication.translate(
        "Privacy",
        "This proof names nobody. It says that everything kept about one person, or about all whose time was"
        " over, was deleted for good.",
    )


def proof_lines(receipt: Receipt, language: str) -> list[tuple[str, str]]:
    """Number, time, and how much of what."""
    return [
        (QCoreApplication.translate("Privacy", "Number"), number_of(receipt)),
        (QCoreApplication.translate("Privacy", "Time"), day_and_time(receipt.at, language)),
        *counted(receipt.removed, language),
    ]


def proof_text(receipt: Receipt, language: str) -> str:
    """A proof to save as a text file."""
    lines = [f"{what}: {value}" for what, value in proof_lines(receipt, language)]
    return "\n".join([proof_title(), "", *lines, "", proof_note(), ""])


def choice_name(choice: str) -> str:
    """A choice of the Consent screen."""
    names = {
        "camera": QCoreApplication.translate("Privacy", "Camera"),
        "camera+remember": QCoreApplication.translate("Privacy", "Camera, and remembered"),
        "tiles": QCoreApplication.translate("Privacy", "Chose the mood themselves"),
    }
    return names.get(choice, choice)


def language_name(language: str) -> str:
    """`ko`, `en` in words."""
    names = {
        "ko": QCoreApplication.translate("Privacy", "Korean"),
        "en": QCoreApplication.translate("Privacy", "English"),
    }
    return names.get(language, language)


def total(consents: Sequence[ConsentCount]) -> int:
    """All choices together."""
    return sum(one.count for one in consents)
