"""Samples of how connections begin, and of what happens when they cannot."""

import select
import socket
import time

import words
from closing import ask
from frames import SYN
from hosts import End
from path import flagged, lose
from sample import sample


@sample(
    "Handshake and close",
    "A whole connection: three segments open it, a request and its answer cross, four "
    "segments close it.",
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
def handshake_and_close(net, caller=None):
    client, server = net.dial(caller=caller)
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
        (
            "tcp.analysis.retransmission",
            "five waits of one second, and from here on they double",
            5,
        ),
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


@sample(
    "Simultaneous open",
    "Both sides call each other at the same moment: two SYNs cross, and one connection "
    "comes of it.",
    events=[
        ("tcp.flags == 0x002", "SYN from one side"),
        ("tcp.flags == 0x002", "SYN from the other, sent before the first arrived", 1),
        ("tcp.flags == 0x012", "each side acknowledges the other's SYN with SYN, ACK"),
    ],
    counts={"tcp.flags == 0x002": 2, "tcp.flags == 0x012": 2},
)
def simultaneous_open(net):
    one, other = net.caller(port=49300), net.server.socket()
    other.bind((net.server_address(), 49400))
    ends = {one: other.getsockname(), other: one.getsockname()}
    for sock, far in ends.items():
        sock.setblocking(False)
        sock.connect_ex(far)
    for sock in ends:
        select.select([], [sock], [], 5)
        sock.settimeout(20)
    client, server = net.note(End(one), End(other), ends[other], ends[one])
    client.say("We called each other!\n")
    server.hear(len(client.sent))
    time.sleep(0.1)
    client.close()
    server.hear_end()
    server.close()


@sample(
    "Fast open",
    "The first connection fetches a cookie; with it the second may send its request "
    "already in the SYN.",
    events=[
        ("tcp.flags == 0x002", "SYN that asks for a cookie"),
        ("tcp.flags == 0x012", "SYN, ACK with the cookie"),
        ("tcp.flags.syn == 1 && tcp.len > 0", "SYN with the cookie and the request"),
        ("tcp.flags == 0x012", "SYN, ACK: the request is acknowledged too", 1),
    ],
    counts={"tcp.flags.syn == 1 && tcp.len > 0": 1},
)
def fast_open(net):
    for host in (net.client, net.server):
        host.sysctl(tcp_fastopen=3)
    listener = net.listen()
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_FASTOPEN, 8)
    for path in ("/first", "/second"):
        client = End(net.caller())
        client.sock.setblocking(True)  # waits for the SYN, ACK where there is no cookie yet
        asked = words.request(path).encode()
        taken = client.sock.sendto(asked, socket.MSG_FASTOPEN, (net.server_address(), 80))
        client.sent += asked[:taken]
        accepted, _ = listener.accept()
        accepted.settimeout(20)
        client, server = net.note(client, End(accepted))
        server.hear_until("\r\n\r\n")
        server.say(words.response(f"This is {path}.\n"))
        client.hear(len(server.sent))
        time.sleep(0.1)
        client.close()
        server.hear_end()
        server.close()
        time.sleep(0.1)


@sample(
    "Port reuse",
    "The server closed first and waits in TIME-WAIT; the client calls again from the "
    "same port, and a new connection begins.",
    events=[
        ("tcp.flags.fin == 1", "the server closes first: its end goes to TIME-WAIT"),
        ("tcp.flags == 0x002", "SYN from the same port: accepted, its numbers are newer", 1),
    ],
    counts={"tcp.flags == 0x002": 2, "tcp.flags == 0x012": 2},
)
def port_reuse(net):
    for path in ("/first", "/second"):
        client, server = net.dial(caller=net.caller(port=49300))
        client.say(words.request(path, close=True))
        server.hear_until("\r\n\r\n")
        server.say(words.response(f"This is {path}.\n", close=True))
        server.close()
        client.hear_end()
        client.close()
        time.sleep(1.1)


@sample(
    "Accept queue full",
    "The application does not accept, and its queue has room for one: the kernel drops "
    "the second client's SYN.",
    events=[
        ("tcp.flags == 0x012", "the first client's connection waits in the queue"),
        ("tcp.flags == 0x002", "the second client's SYN: dropped, the queue is full", 1),
        ("tcp.analysis.retransmission", "one second later the SYN comes again, and there is room"),
    ],
    counts={"tcp.analysis.retransmission": 1},
)
def accept_queue_full(net):
    listener = net.listen(backlog=0)
    callers = [net.caller(), net.caller()]
    for caller in callers:
        caller.setblocking(False)
        caller.connect_ex((net.server_address(), 80))
        time.sleep(0.1)
    time.sleep(0.3)
    for caller in callers:
        accepted, _ = listener.accept()
        accepted.settimeout(20)
        client, server = net.note(End(caller), End(accepted))
        caller.settimeout(20)
        client.say("Finally!\n")
        server.hear(len(client.sent))
        time.sleep(0.1)
        client.close()
        server.hear_end()
        server.close()


@sample(
    "Old connection found",
    "The client restarts and calls from the same port; the server still holds the old "
    "connection, and a reset clears it.",
    events=[
        ("tcp.flags == 0x002", "SYN from a client that knows nothing of the old connection", 1),
        (
            "tcp.srcport == 80 && tcp.flags == 0x010",
            "the server acknowledges the old connection: are you sure?",
            1,
        ),
        ("tcp.flags.reset == 1", "RST: the client has no such connection"),
        ("tcp.flags == 0x002", "the SYN comes again, and is accepted", 2),
    ],
    counts={"tcp.flags.reset == 1": 1, "tcp.flags == 0x002": 3},
    streams=False,  # the old ACK falls into the new connection: tshark loses count of its bytes
)
def challenge_ack(net):
    client, server = net.dial(caller=net.caller(port=49300))
    ask(client, server, "/before")
    client.vanish()
    time.sleep(0.2)
    handshake_and_close(net, caller=net.caller(port=49300))


@sample(
    "Joined late",
    "The capture began in the middle of a connection: no handshake, so nobody knows the "
    "window scale or the first number.",
    events=[
        ("frame", "the first thing seen: a request on a connection that is already open"),
        ("http.response", "its answer"),
        ("tcp.flags.fin == 1", "FIN: the end is seen whole"),
    ],
    counts={"tcp.flags.syn == 1": 0, "http.request": 1, "tcp.flags.fin == 1": 2},
)
def joined_late(net):
    client, server = net.dial()
    ask(client, server, "/first")
    client.sent.clear()  # what was said so far is not in the capture
    server.sent.clear()
    net.sniffer.forget()
    ask(client, server, "/second")
    client.close()
    server.hear_end()
    server.close()
