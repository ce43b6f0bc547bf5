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
    file = handbook(Path()).parameters["overrun_rate"].place.file
    with preview(tmp_path) as shown:
        assert "10 元/天" in shown.page("policies/return-transfer-standby.html")
        shown.edit(file, "value: 10, reason: RTS-09", "value: ten, reason: RTS-09")
        shown.until(lambda: "[wrong-value]" in shown.said())
        assert "10 元/天" in shown.page("policies/return-transfer-standby.html")
        shown.edit(file, "value: ten, reason: RTS-09", "value: 10, reason: RTS-09")
        shown.edit("policy/registers/terms.yaml", "zh: 返岗培训", "zh: 返岗的培训")
        shown.until(lambda: "返岗的培训" in shown.page("reference/glossary.html"))
        assert "Traceback" not in shown.said()
