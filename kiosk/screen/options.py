"""What a shop may decide about the look of the kiosk."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScreenOptions:
    """The settings that the screen needs; times in seconds.

    `still_there_s` and `personal_after_likes` repeat the visit's rules, for the ring and for "For you";
    `picture_leaves_kiosk` says that a service elsewhere reads faces, and `keep_days` for how long somebody
    is remembered: the visitor is told both before agreeing. For `settle_ms` a new screen takes no touch,
    so that a double tap does not land on it.
    """

    brand_ko: str = "무드 갤러리"
    brand_en: str = "Mood Gallery"
    reduce_motion: bool = False
    low_reach: bool = False
    still_there_s: int = 20
    personal_after_likes: int = 10
    settle_ms: int = 320
    mirror: bool = True
    picture_leaves_kiosk: bool = False
    keep_days: int = 365

    def brand(self, language: str) -> str:
        """The shop's name for this language."""
        return self.brand_ko if language == "ko" else self.brand_en
