"""The words of the sign beside a kiosk, in both languages whatever the window speaks.

It follows what EU AI Act Article 50 wants said where emotions are read and pictures are made by AI, and what
Korean law (PIPA) wants said before faces are used: purpose, what is used, how long, whom to ask, and that
saying no costs nothing. A shop has its own counsel read it.
"""

from dataclasses import dataclass

LANGUAGES = ("ko", "en")
BLANK = "____________________"


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to know."""

    title: str
    words: str


@dataclass(frozen=True, slots=True)
class NoticeText:
    """One page."""

    language: str
    kicker: str
    title: str
    lead: str
    points: tuple[Point, ...]
    ask: str
    shop: str
    contact: str
    law: str


def notice(language: str, shop: str, contact: str, keep_days: int, in_cloud: bool) -> NoticeText:
    """The page of `ko` or `en`; what the shop did not tell is left to be written by hand.

    `in_cloud` says that a picture goes to a reading service while the mood is read.
    """
    made = _korean if language == "ko" else _english
    return made(shop.strip() or BLANK, contact.strip() or BLANK, keep_days, in_cloud)


def _korean(shop: str, contact: str, keep_days: int, in_cloud: bool) -> NoticeText:
    picture = (
        "작은 얼굴 사진 한 장이 암호화되어 분석 서비스로 전송되고, 읽는 즉시 버려집니다."
        " 어디에도 저장하지 않습니다."
        if in_cloud
        else "사진은 읽는 동안만 이 기기의 메모리에 있습니다. 저장하지도, 보내지도 않습니다."
    )
    return NoticeText(
        "ko",
        "카메라 · AI 이용 안내",
        "표정을 읽어 그림을 골라 드립니다",
        "이 화면은 동의하신 분의 표정에서 기분을 추정하는 AI 시스템입니다.",
        (
            Point(
                "누르실 때만 켜집니다",
                "‘카메라 사용’을 누르기 전에는 카메라가 꺼져 있습니다."
                " 카메라 없이 기분을 직접 골라도 같은 그림을 보실 수 있습니다.",
            ),
            Point(
                "표정만 읽습니다",
                "목적은 어울리는 그림을 고르는 것뿐입니다."
                " AI의 추정은 틀릴 수 있고, 언제든 직접 바꾸실 수 있습니다.",
            ),
            Point("사진을 남기지 않습니다", picture),
            Point(
                "원하시는 분만 기억합니다",
                "따로 동의하신 분만 얼굴 특징값이나 재방문 코드로,"
                f" 마지막 방문 뒤 {keep_days}일까지 기억합니다."
                " ‘나를 잊어 주세요’를 누르거나 아래로 연락하시면 바로 지웁니다.",
            ),
            Point("그림은 AI가 만들었습니다", "화면의 그림에는 AI가 만든 이미지라는 표시가 있습니다."),
        ),
        "문의 · 열람 · 삭제",
        shop,
        contact,
        "개인정보 보호법에 따른 고지와 EU 인공지능법 제50조에 따른 안내. 개인정보침해 신고센터 ☎ 118",
    )


def _english(shop: str, contact: str, keep_days: int, in_cloud: bool) -> NoticeText:
    picture = (
        "One small picture of the face goes to a reading service over a secure line and is dropped once it is"
        " read. Nobody keeps it."
        if in_cloud
        else "A picture stays in this machine's memory while it is read. It is never saved and never sent."
    )
    return NoticeText(
        "en",
        "Camera and AI at this screen",
        "It reads an expression and picks pictures",
        "This screen is an AI system that infers a mood from the face of people who agree to it.",
        (
            Point(
                "On only when you say so",
                "The camera is off until you touch “Use the camera”. Without it you choose your mood yourself"
                " and see the same pictures.",
            ),
            Point(
                "Only the expression",
                "Its only purpose is to choose pictures that fit. The AI can be wrong, and you can change its"
                " answer at any time.",
            ),
            Point("No picture is kept", picture),
            Point(
                "Remembered only on request",
                "Who agrees to it separately is remembered by numbers that describe the face, or by a return"
                f" code, until {keep_days} days after the last visit. “Forget me”, or a word to us, deletes"
                " it at once.",
            ),
            Point("The pictures are made by AI", "Every picture on the screen is labelled as AI-made."),
        ),
        "Questions, access, deletion",
        shop,
        contact,
        "Notice under Article 50 of the EU AI Act and the Personal Information Protection Act of Korea.",
    )
