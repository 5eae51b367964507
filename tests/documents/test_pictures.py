"""A photo is drawn anew: small, the right way up, and without what its file told of place and time."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tingsted.documents.pictures import SIDE, photo
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
