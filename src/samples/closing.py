"""Samples of how connections end: in order, by reset, or not at all."""

import socket
import time

import words
from path import forge_reset, lose, to_client
from sample import sample


def ask(client, server, path="/hello", answer="Hello! This came over TCP.\n"):
    """One request and its answer."""
    before = len(server.sent)
    client.say(words.request(path))
    server.hear_until("\r\n\r\n")
    server.say(words.response(answer))
    client.hear(len(server.sent) - before)
    time.sleep(0.1)


@sample(
    "Three-segment close",
    "The server closes as soon as it hears the client's FIN, so its ACK and its own FIN "
    "share one segment.",
    events=[
        ("tcp.flags.fin == 1 && tcp.dstport == 80", "FIN from the client"),
        ("tcp.flags.fin == 1 && tcp.srcport == 80", "the server's ACK and FIN in one segment"),
    ],
    counts={"frame": 10, "tcp.flags.fin == 1": 2},
)
def three_segment_close(net):
    client, server = net.dial()
    ask(client, server)
    client.close()
    server.hear_end()
    server.close()


@sample(
    "Half-close",
    "The client has said all it has to say and sends FIN; the server goes on sending for a while.",
    events=[
        ("tcp.flags.fin == 1 && tcp.dstport == 80", "FIN: the client will only listen from now on"),
        ("tcp.srcport == 80 && tcp.len > 0", "data after the FIN, in the other direction"),
        ("tcp.flags.fin == 1 && tcp.srcport == 80", "FIN: the server has finished too"),
    ],
    counts={"tcp.srcport == 80 && tcp.len > 0": 3, "tcp.flags.fin == 1": 2},
)
def half_close(net):
    client, server = net.dial()
    client.say("Three facts, please.\n")
    client.finish()
    server.hear_end()
    for number in (1, 2, 3):
        time.sleep(0.06)
        server.say(words.line(number))
    time.sleep(0.06)
    server.close()
    client.hear_end()
    client.close()


@sample(
    "Simultaneous close",
    "Both sides close at the same moment: two FINs cross on the way, and each side "
    "passes through CLOSING.",
    events=[
        ("tcp.flags.fin == 1 && tcp.dstport == 80", "FIN from the client"),
        (
            "tcp.flags.fin == 1 && tcp.srcport == 80",
            "FIN from the server, sent before the client's arrived",
        ),
    ],
    counts={"tcp.flags.fin == 1": 2},
)
def simultaneous_close(net):
    client, server = net.dial()
    ask(client, server)
    client.close()
    server.close()
    time.sleep(0.1)


@sample(
    "Reset: data unread",
    "The server closes without having read the request: its kernel sends a reset, for "
    "data was lost.",
    events=[
        ("tcp.len > 0", "a request that the server will never read"),
        ("tcp.flags.reset == 1", "RST from the server: closed with unread data"),
    ],
    counts={"tcp.flags.reset == 1": 1, "tcp.flags.fin == 1": 0},
)
def rst_unread_data(net):
    client, server = net.dial()
    client.say(words.request("/unread"))
    time.sleep(0.15)
    server.close()
    time.sleep(0.1)
    client.close()


@sample(
    "Reset: abort",
    "The client aborts: it asked its kernel not to linger, so close sends a reset instead of FIN.",
    events=[
        ("tcp.len > 0 && tcp.srcport == 80", "the answer has arrived"),
        ("tcp.flags.reset == 1", "RST from the client: aborted"),
    ],
    counts={"tcp.flags.reset == 1": 1, "tcp.flags.fin == 1": 0},
)
def rst_linger(net):
    client, server = net.dial()
    ask(client, server)
    client.abort()
    time.sleep(0.1)


@sample(
    "Reset: forged",
    "Someone on the path forges a reset in the server's name: the client gives up, and "
    "the server learns it by reset.",
    events=[
        ("tcp.flags.reset == 1 && tcp.srcport == 80", "the forged RST: other TTL, no options"),
        ("tcp.srcport == 80 && tcp.flags == 0x010", "the true ACK that it was made from"),
        (
            "tcp.flags.reset == 1 && tcp.dstport == 80",
            "the client knows nothing of this connection any more",
        ),
    ],
    counts={"tcp.flags.reset == 1": 2},
)
def rst_injected(net):
    client, server = net.dial()
    net.path.on(to_client, forge_reset)
    client.say(words.request("/forbidden"))
    time.sleep(0.2)


@sample(
    "Half-open connection",
    "The server restarts and forgets the connection; the client does not know, sends, "
    "and gets a reset.",
    events=[
        ("tcp.len > 0 && tcp.dstport == 80", "the client still believes in the connection", 1),
        ("tcp.flags.reset == 1", "RST: the restarted server has never heard of it"),
    ],
    counts={"tcp.flags.reset == 1": 1, "tcp.flags.fin == 1": 0},
)
def half_open(net):
    client, server = net.dial()
    ask(client, server)
    server.vanish()
    time.sleep(0.4)
    client.say(words.request("/again"))
    time.sleep(0.1)


@sample(
    "Never closed",
    "The client closes, the server never does: it stays in CLOSE-WAIT and the client in "
    "FIN-WAIT-2.",
    events=[
        ("tcp.flags.fin == 1", "FIN from the client"),
        (
            "tcp.srcport == 80 && tcp.flags == 0x010",
            "only an ACK comes back; the server's FIN never does",
            1,
        ),
    ],
    counts={"tcp.flags.fin == 1": 1, "tcp.flags.reset == 1": 0},
)
def never_closed(net):
    client, server = net.dial()
    ask(client, server)
    client.close()
    server.hear_end()
    time.sleep(0.2)


@sample(
    "Keep-alive",
    "Nobody has anything to say, so every second the client asks whether the server is "
    "still there.",
    events=[
        ("tcp.analysis.keep_alive", "keep-alive probe: the last number once more, no new byte"),
        ("tcp.analysis.keep_alive_ack", "the server is still there"),
    ],
    counts={"tcp.analysis.keep_alive": 2, "tcp.analysis.keep_alive_ack": 2},
)
def keep_alive(net):
    client, server = net.dial(before=lambda sock: probe_idle(sock, 9))
    ask(client, server)
    time.sleep(2.3)
    client.close()
    server.hear_end()
    server.close()


@sample(
    "Keep-alive gives up",
    "The path is cut while nobody speaks: three keep-alive probes stay unanswered, and "
    "the client gives up.",
    events=[
        ("tcp.analysis.keep_alive", "the first probe: no answer"),
        ("tcp.analysis.keep_alive", "the last probe", 2),
        ("tcp.flags.reset == 1", "RST: the client gives up"),
    ],
    counts={
        "tcp.analysis.keep_alive": 3,
        "tcp.analysis.keep_alive_ack": 0,
        "tcp.flags.reset == 1": 1,
    },
)
def keep_alive_lost(net):
    client, server = net.dial(before=lambda sock: probe_idle(sock, 3))
    ask(client, server)
    net.path.on(lambda frame: True, lose, times=99)
    time.sleep(5)


def probe_idle(sock, probes):
    """Keep-alive after one second of silence, every second, giving up after so many probes."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 1)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 1)
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPCNT, probes)
