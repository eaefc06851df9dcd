"""What a picture says of its making survives, and nothing that a file says can harm us."""

import io
import random

import pytest
from PIL import Image

from kiosk.adapters import picture_metadata
from kiosk.adapters.jpeg_segments import XMP_MARK, put_xmp, take_xmp
from kiosk.adapters.picture_metadata import DigitalSource, PictureMetadata, read, write
from kiosk.core.errors import PictureDamaged
from kiosk.core.mood import Mood
from kiosk.core.picture import Focus

FULL = PictureMetadata(
    source=DigitalSource.TRAINED_MODEL,
    mood=Mood.SURPRISED,
    prompt='Feuerwerk über "Busan" <night> & 별빛\r\nsecond line',
    negative="text, frame",
    seed=-42,
    generator="Stable Diffusion 2.1",
    focus=Focus(0.25, 0.75),
)
BOMB = """<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><y>&b;</y></x:xmpmeta>"""


@pytest.fixture
def jpeg() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (64, 48), (200, 120, 40)).save(file, "JPEG", comment=b"kept")
    return file.getvalue()


def xmp(attributes: str = "", elements: str = "") -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description xmlns:e="{picture_metadata.IPTC_EXTENSION}" xmlns:k="{picture_metadata.OURS}" '
        f"{attributes}>{elements}</rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()


@pytest.mark.parametrize("metadata", [FULL, PictureMetadata(DigitalSource.ALGORITHM)])
def test_what_is_written_is_read(jpeg: bytes, metadata: PictureMetadata) -> None:
    assert read(write(jpeg, metadata)) == metadata


def test_other_programs_can_read_it(jpeg: bytes) -> None:
    picture = Image.open(io.BytesIO(write(jpeg, FULL)))
    assert b"digitalsourcetype/trainedAlgorithmicMedia" in picture.info["xmp"]
    assert picture.info["comment"] == b"kept"
    assert picture.tobytes() == Image.open(io.BytesIO(jpeg)).tobytes()


def test_writing_again_replaces_what_was_there(jpeg: bytes) -> None:
    twice = write(write(jpeg, FULL), PictureMetadata(DigitalSource.ALGORITHM, seed=7))
    assert twice.count(XMP_MARK) == 1
    described = read(twice)
    assert described is not None
    assert (described.seed, described.prompt) == (7, "")


def test_a_picture_of_another_program_is_understood_as_far_as_it_goes(jpeg: bytes) -> None:
    source = picture_metadata.SOURCE_TYPES + "trainedAlgorithmicMedia"
    told = read(
        put_xmp(jpeg, xmp(f'e:DigitalSourceType="{source}"', "<e:AISystemUsed>A model</e:AISystemUsed>"))
    )
    assert told == PictureMetadata(DigitalSource.TRAINED_MODEL, generator="A model")


def test_a_picture_that_says_nothing_of_its_source_is_not_ours(jpeg: bytes) -> None:
    assert read(jpeg) is None
    assert read(put_xmp(jpeg, xmp('k:Seed="3"'))) is None
    assert read(put_xmp(jpeg, xmp('e:DigitalSourceType="digitalCapture"'))) is None


@pytest.mark.parametrize(
    ("attributes", "focus", "seed"),
    [
        ('k:FocusX="nan" k:FocusY="inf" k:Seed="1e3"', Focus(), None),
        ('k:FocusX="-3" k:FocusY="7" k:Seed="99999999999999999999"', Focus(0, 1), None),
        ('k:FocusX="left" k:Mood="bored" k:Seed="٣"', Focus(), None),
    ],
)
def test_senseless_values_become_the_usual_ones(
    jpeg: bytes, attributes: str, focus: Focus, seed: int | None
) -> None:
    told = read(put_xmp(jpeg, xmp(f'e:DigitalSourceType="algorithmicMedia" {attributes}')))
    assert told == PictureMetadata(DigitalSource.ALGORITHM, focus=focus, seed=seed)


@pytest.mark.parametrize(
    "packet",
    [
        BOMB.encode(),
        BOMB.encode("utf-16"),
        b"",
        b"no xml",
        b"<x:xmpmeta>",
        b"<?xml version='1.0' encoding='no-such'?><a/>",
        b"<a>" * 5000,
        xmp('e:DigitalSourceType="algorithmicMedia"')[:-9],
        xmp(elements='<!ENTITY a SYSTEM "file:///etc/passwd">'),
    ],
)
def test_bad_packets_say_nothing(jpeg: bytes, packet: bytes) -> None:
    assert read(put_xmp(jpeg, packet)) is None


def test_no_damage_makes_reading_fail(jpeg: bytes) -> None:
    chance = random.Random(1)
    whole = write(jpeg, FULL)
    for _ in range(400):
        broken = bytearray(whole[: chance.randrange(len(whole))] if chance.random() < 0.5 else whole)
        for _ in range(chance.randrange(1, 6)):
            if broken:
                broken[chance.randrange(len(broken))] = chance.randrange(256)
        told = read(bytes(broken))
        assert told is None or 0 <= told.focus.x <= 1


def test_what_is_no_picture_can_not_be_described() -> None:
    assert read(b"") is None
    assert read(b"\x89PNG\r\n\x1a\n") is None
    with pytest.raises(PictureDamaged):
        write(b"\x89PNG\r\n\x1a\n", FULL)


def test_very_long_prompts_are_cut_and_odd_characters_replaced(jpeg: bytes) -> None:
    long = PictureMetadata(DigitalSource.ALGORITHM, prompt="&" * 10_000, negative="\x00\ud800ok\ufffe")
    told = read(write(jpeg, long))
    assert told is not None
    assert told.prompt == "&" * picture_metadata.LONGEST_TEXT
    assert told.negative == "  ok "


def test_a_packet_longer_than_a_segment_is_refused(jpeg: bytes) -> None:
    with pytest.raises(PictureDamaged, match="too long"):
        put_xmp(jpeg, b" " * 65_600)


def test_the_first_packet_counts(jpeg: bytes) -> None:
    segment = XMP_MARK + b"second"
    two = jpeg[:2] + b"".join(
        b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body for body in (XMP_MARK + b"first", segment)
    )
    assert take_xmp(two + jpeg[2:]) == b"first"


@pytest.fixture
def png() -> bytes:
    file = io.BytesIO()
    Image.new("RGBA", (64, 48), (200, 120, 40, 128)).save(file, "PNG")
    return file.getvalue()


def test_a_png_carries_the_same_words_and_stays_the_same_picture(png: bytes) -> None:
    twice = write(write(png, PictureMetadata(DigitalSource.ALGORITHM)), FULL)

    assert read(twice) == FULL
    assert read(twice[:4096]) == FULL
    assert twice.count(b"XML:com.adobe.xmp") == 1
    with Image.open(io.BytesIO(twice)) as picture:
        assert "trainedAlgorithmicMedia" in str(picture.info["XML:com.adobe.xmp"])
        assert picture.tobytes() == Image.open(io.BytesIO(png)).tobytes()


def test_a_png_that_is_cut_off_or_spoiled_says_nothing(png: bytes) -> None:
    marked = write(png, FULL)
    dice = random.Random(5)
    for _ in range(300):
        spoiled = bytearray(marked[: dice.randrange(len(marked))])
        if spoiled:
            spoiled[dice.randrange(len(spoiled))] ^= 0xFF
        read(bytes(spoiled))
    assert read(marked[:60]) is None
