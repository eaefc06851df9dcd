"""What a shop may decide about the look of the kiosk."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ScreenOptions:
    """The settings that the screen needs; times in seconds.

    `still_there_s` and `personal_after_likes` repeat the visit's rules, for the ring and for "For you".
    """

    brand_ko: str = "무드 갤러리"
    brand_en: str = "Mood Gallery"
    reduce_motion: bool = False
    low_reach: bool = False
    still_there_s: int = 20
    personal_after_likes: int = 10

    def brand(self, language: str) -> str:
        """The shop's name for this language."""
        return self.brand_ko if language == "ko" else self.brand_en
