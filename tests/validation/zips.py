"""Zips as an attacker would make them."""

import io
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from lib.validation import Refused, archive_files


def entry(name: str, **attributes: int) -> ZipInfo:
    """A member with its raw name and attributes."""
    info = ZipInfo("x")
    info.filename = name
    for attribute, value in attributes.items():
        setattr(info, attribute, value)
    return info


def packed(*members: tuple[ZipInfo | str, bytes]) -> bytes:
    """A zip of members in order, duplicates included."""
    data = io.BytesIO()
    with ZipFile(data, "w", ZIP_DEFLATED) as archive:
        for member, content in members:
            archive.writestr(member, content)
    return data.getvalue()


def refusal(data: bytes) -> str:
    """Why a zip is refused; a test fails if it is not."""
    with pytest.raises(Refused) as caught:
        archive_files(data)
    assert caught.value.problems
    return str(caught.value)
