"""Every limit is a setting with a default that the documentation names."""

from dataclasses import fields
from pathlib import Path

import pytest

from lib import settings
from lib.settings import BadSettingError, Settings


def test_without_an_environment_the_defaults_hold():
    assert settings.read({}) == Settings()


def test_a_setting_is_read_by_its_kind():
    said = settings.read(
        {"PARLEY_UPLOADS": "off", "PARLEY_UPLOAD_MB": "5", "PARLEY_URL": "https://a.example"}
    )
    assert (said.uploads, said.upload_mb, said.url) == (False, 5, "https://a.example")


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("PARLEY_UPLOADS", "maybe"),
        ("PARLEY_UPLOAD_MB", "-1"),
        ("PARLEY_READERS", "many"),
        ("PARLEY_CHECKS", "1.5"),
    ],
)
def test_what_cannot_be_read_is_said_by_name(name, given):
    with pytest.raises(BadSettingError, match=f"{name}.*{given}"):
        settings.read({name: given})


@pytest.mark.parametrize(
    ("one", "every"), [("UPLOAD_MB", "UPLOADS_MB"), ("UNPACKED_MB", "LOADED_MB")]
)
def test_what_would_have_no_effect_is_refused_in_words(one, every):
    with pytest.raises(BadSettingError, match=f"PARLEY_{one} is 900, .*PARLEY_{every}"):
        settings.read({f"PARLEY_{one}": "900"})
    assert settings.read({f"PARLEY_{one}": "900", f"PARLEY_{every}": "900"})


def test_host_names_are_a_list():
    assert Settings(hosts=" A.example,, b.example ").host_names == {"a.example", "b.example"}


@pytest.mark.parametrize("one", fields(Settings), ids=lambda one: one.name)
def test_every_setting_has_a_row_with_its_meaning(one):
    row = next(
        line for line in settings.table().splitlines() if f"`{settings.variable(one.name)}`" in line
    )
    assert row.endswith(f"| {one.metadata['meaning']} |")
    assert one.metadata["meaning"].endswith(".")


def test_the_documentation_has_the_table():
    assert settings.table() in (Path(__file__).parent.parent / "docs" / "deploy.md").read_text(
        encoding="utf-8"
    )


def test_a_sub_path_is_refused_in_words():
    with pytest.raises(BadSettingError, match=r"/parley/”.*host name of its own"):
        settings.read({"PARLEY_URL": "https://news.example/parley/"})
    assert settings.read({"PARLEY_URL": "https://parley.example/"}).url == "https://parley.example/"
