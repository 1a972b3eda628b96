"""Samples of a receiver that is slower than its sender, and of small writes."""

import socket
import time

import words
from loss import close
from sample import sample

SMALL = 2304  # bytes of receive buffer to ask for: the smallest that Linux gives


@sample(
    "Zero window",
    "The server's application stops reading: its buffer fills, the window closes, and "
    "the client may only probe.",
    events=[
        ("tcp.analysis.window_full", "the client has filled the window"),
        ("tcp.analysis.zero_window", "zero window: the server has no room left"),
        (
            "tcp.analysis.keep_alive || tcp.analysis.zero_window_probe",
            "the client asks whether there is room now",
        ),
        ("tcp.analysis.window_update", "the application reads again: there is room"),
    ],
)
def zero_window(net):
    client, server = net.dial(port=9000, receive_buffer=SMALL)
    client.say(words.text(2800))
    time.sleep(1.2)
    server.hear(2800)
    time.sleep(0.2)
    close(client, server)


@sample(
    "Window full",
    "The receiver reads at once but has little room: the client sends one small window "
    "in each round trip.",
    events=[
        ("tcp.analysis.window_full", "the window is full: the client has to wait for an ACK"),
        ("tcp.analysis.window_full", "and again one round trip later", 1),
    ],
    counts={"tcp.analysis.zero_window": 0},
)
def window_full(net):
    client, server = net.dial(port=9000, receive_buffer=6000)
    client.say(words.text(12000))
    server.hear(12000)
    time.sleep(0.1)
    close(client, server)


@sample(
    "Deadlock",
    "Both sides send and neither reads: two full windows face each other, and nothing "
    "moves any more.",
    events=[
        ("tcp.analysis.zero_window && tcp.dstport == 9000", "the client has no room left"),
        ("tcp.analysis.zero_window && tcp.srcport == 9000", "neither has the server"),
        ("tcp.analysis.keep_alive", "asking for room helps nobody"),
    ],
)
def deadlock(net):
    def little_room(sock):
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, SMALL)

    client, server = net.dial(port=9000, before=little_room, receive_buffer=SMALL)
    client.say(words.text(6000))
    server.say(words.text(6000))
    time.sleep(1.2)
    client.abort()
    server.abort()


@sample(
    "Nagle's algorithm",
    "Eight typed letters: the first goes out alone, the others wait for its ACK and then "
    "travel together.",
    events=[
        ("tcp.len == 1", "one letter, one segment"),
        ("tcp.len > 1", "the letters typed meanwhile, in one segment"),
    ],
    counts={"tcp.len == 1": 1},
)
def nagle(net):
    type_letters(net, at_once=False)


@sample(
    "Without Nagle",
    "The same eight letters with TCP_NODELAY: each travels at once in a segment of its own.",
    events=[
        ("tcp.len == 1", "the first letter"),
        ("tcp.len == 1", "the last letter", 7),
    ],
    counts={"tcp.len == 1": 8},
)
def no_delay(net):
    type_letters(net, at_once=True)


def type_letters(net, at_once):
    client, server = net.dial(port=9000)
    client.at_once(at_once)
    for letter in "segments":
        client.say(letter)
        time.sleep(0.004)
    server.hear(8)
    time.sleep(0.1)
    close(client, server)


@sample(
    "Urgent byte",
    "One byte is sent as urgent: the URG flag and the urgent pointer say where it is in "
    "the stream.",
    events=[
        ("tcp.flags.urg == 1", "URG: the urgent pointer names the byte after the exclamation mark")
    ],
    counts={"tcp.flags.urg == 1": 1},
)
def urgent(net):
    client, server = net.dial(port=9000)
    server.option(socket.SOL_SOCKET, socket.SO_OOBINLINE, 1)
    client.at_once()
    client.say("Please wait.")
    time.sleep(0.01)
    client.say("!", socket.MSG_OOB)
    time.sleep(0.01)
    client.say("Go on.")
    server.hear(19)
    time.sleep(0.1)
    close(client, server)
