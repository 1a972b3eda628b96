"""Samples of how connections begin, and of what happens when they cannot."""

import time

from closing import ask
from frames import SYN
from path import flagged, lose
from sample import sample


@sample(
    "Handshake and close",
    "A whole connection: three segments open it, a request and its answer cross, four segments close it.",
    events=[
        ("tcp.flags == 0x002", "SYN: the client opens"),
        ("tcp.flags == 0x012", "SYN, ACK: the server agrees and opens its direction"),
        ("tcp.flags == 0x010", "ACK: both ends are established"),
        ("tcp.len > 0 && tcp.dstport == 80", "the request"),
        ("tcp.len > 0 && tcp.srcport == 80", "the answer"),
        ("tcp.flags.fin == 1 && tcp.dstport == 80", "FIN: the client has nothing more to send"),
        ("tcp.flags.fin == 1 && tcp.srcport == 80", "FIN: neither has the server"),
    ],
    counts={"frame": 11, "tcp.flags.fin == 1": 2, "tcp.analysis.retransmission": 0},
)
def handshake_and_close(net):
    client, server = net.dial()
    ask(client, server)
    client.close()
    server.hear_end()
    time.sleep(0.1)
    server.close()


@sample(
    "Refused by reset",
    "Nobody listens on the port: the server's kernel answers the SYN with a reset at once.",
    events=[
        ("tcp.flags == 0x002", "SYN to a port where nobody listens"),
        ("tcp.flags.reset == 1", "RST, ACK: connection refused"),
    ],
    counts={"frame": 2},
)
def rst_refused(net):
    try:
        net.caller().connect((net.server_address(), 8080))
    except ConnectionRefusedError:
        pass


@sample(
    "Filtered port",
    "A firewall swallows every SYN: no answer at all, and the client tries again ever more slowly.",
    events=[
        ("tcp.flags == 0x002", "SYN: no answer will come"),
        ("tcp.analysis.retransmission", "the first try again, after one second"),
        ("tcp.analysis.retransmission", "five waits of one second, and from here on they double", 5),
    ],
    counts={"frame": 8},
)
def filtered_port(net):
    net.path.on(flagged(SYN), lose, times=99)
    caller = net.caller()
    caller.settimeout(12)
    try:
        caller.connect((net.server_address(), 8080))
    except TimeoutError:
        pass
    caller.close()
