"""The start of the server: limits raised as far as allowed, and each hindrance said by its kind."""

import errno
import resource
import socket

import pytest

from lib import serve, settings
from lib.server import start


@pytest.fixture
def taken():
    """A port on which something listens."""
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        yield busy.getsockname()[1]


def test_a_taken_port_is_said(taken, capsys):
    assert serve.main(["--port", str(taken)]) == 3
    assert f"Port {taken} is taken." in capsys.readouterr().err


@pytest.mark.parametrize(("number", "code", "words"), [
    (errno.EACCES, 4, "has no right to listen on port 80"), (errno.EPERM, 4, "has no right to listen on port 80"),
    (errno.EADDRNOTAVAIL, 5, "This machine has no address 127.0.0.1"), (errno.ENOBUFS, 6, "cannot listen on 127.0.0.1:80: "),
])  # fmt: skip
def test_other_reasons_are_said_too(monkeypatch, capsys, number, code, words):
    def refused(self, place):
        raise OSError(number, "no buffers")

    monkeypatch.setattr(start.socket.socket, "bind", refused)
    assert serve.main(["--port", "80"]) == code
    assert words in capsys.readouterr().err


def test_an_unknown_name_is_no_address_of_this_machine(monkeypatch, capsys):
    def unknown(self, place):
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(start.socket.socket, "bind", unknown)
    assert serve.main(["--host", "nowhere.example"]) == 5
    assert "no address nowhere.example" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["80000", "0", "-1", "http", "８０"])
def test_a_number_that_is_no_port_is_said(capsys, port):
    with pytest.raises(SystemExit) as ended:
        serve.main([f"--port={port}"])
    assert ended.value.code == 2
    assert "a port is a number from 1 to 65535" in capsys.readouterr().err


def test_a_setting_that_cannot_be_read_is_said(monkeypatch, capsys):
    monkeypatch.setenv("PARLEY_UPLOADS", "perhaps")
    assert serve.main([]) == 2
    assert "PARLEY_UPLOADS is on or off" in capsys.readouterr().err


def test_the_address_of_ipv6_has_brackets():
    assert start.address("::1", 8501) == "[::1]:8501"


def test_a_home_that_cannot_be_read_is_left_out(monkeypatch, tmp_path, caplog):
    (tmp_path / ".streamlit" / "config.toml").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(tmp_path))
    start.without_unreadable(tmp_path / "empty")
    assert start.os.environ["HOME"] == str(tmp_path / "empty")
    assert "cannot be read" in caplog.text


def test_a_home_that_can_be_read_stays(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    start.without_unreadable(tmp_path / "empty")
    assert start.os.environ["HOME"] == str(tmp_path)


def test_the_server_takes_its_limits_from_the_settings():
    made = serve.server(object(), settings.Settings(message_kb=7, idle_seconds=9)).config
    assert made.ws_max_size == 7000
    assert made.http.patience == 9.0


@pytest.mark.parametrize(("soft", "hard", "wanted", "after"), [
    (1024, 4096, 65536, 4096), (1024, resource.RLIM_INFINITY, 65536, 65536), (70000, 80000, 65536, 70000), (1024, 99999, 65536, 65536),
])  # fmt: skip
def test_the_soft_limit_is_raised_and_never_lowered(monkeypatch, soft, hard, wanted, after):
    limits = [soft, hard]
    monkeypatch.setattr(start.resource, "getrlimit", lambda which: tuple(limits))
    monkeypatch.setattr(
        start.resource, "setrlimit", lambda which, new: limits.__setitem__(slice(2), new)
    )
    assert start.raised(wanted) == after
    assert start.readers(0) == start.capacity(after)
    assert start.readers(7) == 7


def test_more_processes_than_one_are_refused_in_words(capsys):
    assert serve.main(["--workers", "2"]) == 2
    assert "2 replicas behind nginx" in capsys.readouterr().err
