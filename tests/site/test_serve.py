import socket
from pathlib import Path

import pytest

from rulebook.load import handbook
from rulebook.site import serve
from rulebook.site.error import BuildError
from tests.tools.preview import preview


def test_a_taken_port_is_passed_over_or_refused_in_words():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert serve.free_port("127.0.0.1", range(port, port + 20)) > port
        with pytest.raises(BuildError, match=f"cannot listen on 127.0.0.1, port {port}: .*in use"):
            serve.free_port("127.0.0.1", range(port, port + 1))


def test_a_port_that_cannot_be_is_refused_in_words():
    with pytest.raises(BuildError, match="99999 is not a port: 1 to 65535"):
        serve.free_port("127.0.0.1", range(99999, 100000))


def test_a_preview_follows_every_change_and_outlives_a_mistake(tmp_path):
    term = next(iter(handbook(Path()).terms.values()))
    file, word = term.place.file, term.words.zh
    with preview(tmp_path) as shown:
        assert word in shown.page("reference/glossary.html")
        shown.edit(file, f"zh: {word}", f"zzh: {word}")
        shown.until(lambda: "[unknown-key]" in shown.said())
        assert word in shown.page("reference/glossary.html")
        shown.edit(file, f"zzh: {word}", f"zh: 新的{word}")
        shown.until(lambda: f"新的{word}" in shown.page("reference/glossary.html"))
        assert "Traceback" not in shown.said()
