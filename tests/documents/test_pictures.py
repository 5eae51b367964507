"""A photo is drawn anew: small, the right way up, and without what its file told of place and time."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tingsted.documents.pictures import SIDE, photo, without_whereabouts
from tingsted.kernel.actions import Refused

GPS, ORIENTATION, TURNED = 0x8825, 0x0112, 6


def upload(size: tuple[int, int], kind: str = "JPEG", **more: Any) -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGBA" if kind == "PNG" else "RGB", size).save(out, kind, **more)
    return SimpleUploadedFile("foto", out.getvalue())


def test_a_photo_loses_its_place_and_stands_as_it_was_held() -> None:
    told = Image.Exif()
    told[ORIENTATION] = TURNED
    told.get_ifd(GPS).update({1: "N", 2: (55.0, 20.0, 0.0)})
    sent = upload((400, 200), exif=told)
    with Image.open(io.BytesIO(sent.read())) as before:
        assert before.getexif().get_ifd(GPS)
    with Image.open(photo(sent)) as kept:
        assert (kept.format, kept.size, dict(kept.getexif()), "exif" in kept.info) == (
            "JPEG", (200, 400), {}, False,
        )  # fmt: skip


def test_a_large_photo_is_kept_small_and_a_clear_one_stands_on_white() -> None:
    with Image.open(photo(upload((3200, 100), "PNG"))) as kept:
        assert (max(kept.size), kept.getpixel((0, 0))) == (SIDE, (255, 255, 255))


@pytest.mark.parametrize("data", [b"", b"ikke et billede", b"\x89PNG\r\n\x1a\n" + b"0" * 40])
def test_what_is_no_picture_is_refused_beside_its_field(data: bytes) -> None:
    with pytest.raises(Refused) as refusal:
        photo(SimpleUploadedFile("foto.jpg", data), field="picture")
    assert refusal.value.field == "picture"


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_drawing_laid_with_a_matter_is_as_fine_as_it_came_and_tells_no_place(kind: str) -> None:
    told = Image.Exif()
    told[ORIENTATION] = TURNED
    told.get_ifd(GPS).update({1: "N", 2: (55.0, 20.0, 0.0)})
    sent = upload((3000, 1000), kind, exif=told)
    kept = without_whereabouts(sent)
    with Image.open(kept) as drawn:
        assert (drawn.format, drawn.size, dict(drawn.getexif()), "exif" in drawn.info) == (
            kind, (1000, 3000), {}, False,
        )  # fmt: skip
    assert kept.name == "foto"


def test_a_drawing_of_few_colours_keeps_them_and_what_is_clear_in_it() -> None:
    made = Image.new("P", (4, 1))
    made.putpalette([255, 0, 0, 0, 0, 255])
    made.putdata([0, 1, 0, 1])
    out = io.BytesIO()
    made.save(out, "PNG", transparency=1)
    with Image.open(without_whereabouts(SimpleUploadedFile("kort.png", out.getvalue()))) as kept:
        assert [kept.convert("RGBA").getpixel((x, 0)) for x in (0, 1)] == [(255, 0, 0, 255), (0, 0, 255, 0)]


def test_what_only_says_it_is_a_picture_is_not_laid_with_a_matter() -> None:
    with pytest.raises(Refused):
        without_whereabouts(SimpleUploadedFile("kort.png", b"<html><script>alert(1)</script>"))
