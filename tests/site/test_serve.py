import socket

import pytest

from rulebook.site import serve
from rulebook.site.failure import BuildError


def test_a_taken_port_is_passed_over_or_refused_in_words():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert serve.free_port("127.0.0.1", range(port, port + 20)) > port
        with pytest.raises(BuildError, match=f"cannot listen on 127.0.0.1, port {port}: .*in use"):
            serve.free_port("127.0.0.1", range(port, port + 1))


def test_a_port_that_cannot_be_is_refused_in_words():
    with pytest.raises(BuildError, match="99999 is not a port: 1 to 65535"):
        serve.free_port("127.0.0.1", range(99999, 100000))
