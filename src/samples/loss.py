"""Samples of what the network does to segments, and of how TCP mends it.

Most send numbered lines, each in a segment of its own, so that a lost one can be named.
"""

import random
import socket
import time

import words
from path import damage, flagged, hold, later, lose, mark_ce, release, saying, to_client, twice
from frames import SYN
from sample import sample


def speak(end, first, last, pause=0.002):
    """Sends lines first to last, one segment each."""
    end.at_once()
    for number in range(first, last + 1):
        end.say(words.line(number))
        time.sleep(pause)


def lines(first, last):
    return "".join(words.line(number) for number in range(first, last + 1))


def close(client, server):
    client.close()
    server.hear_end()
    server.close()


def whole_story(net, last):
    """Lines 1 to last over one connection, then the close."""
    client, server = net.dial(port=9000)
    speak(client, 1, last)
    server.hear(len(lines(1, last)))
    time.sleep(0.1)
    close(client, server)


@sample(
    "Fast retransmit",
    "Line 4 is lost; three duplicate acknowledgments tell the client so, and it sends "
    "line 4 again at once.",
    events=[
        ('tcp contains "Line 4:"', "line 4: lost on the way"),
        (
            "tcp.analysis.duplicate_ack_num == 1",
            "first duplicate ACK: still waiting for line 4; SACK: line 5 is here",
        ),
        ("tcp.analysis.duplicate_ack_num == 3", "third duplicate ACK: enough to believe in a loss"),
        ("tcp.analysis.fast_retransmission", "line 4 again, without waiting for the timer"),
    ],
    counts={
        "tcp.analysis.fast_retransmission": 1,
        "tcp.analysis.retransmission": 1,
        "tcp.analysis.duplicate_ack": 3,
    },
)
def fast_retransmit(net):
    net.path.on(saying("Line 4:"), lose)
    whole_story(net, 7)


@sample(
    "Retransmission timeout",
    "The last line is lost, so no duplicate ACK can tell: the retransmission timer has to run out.",
    events=[
        ('tcp contains "Line 3:"', "line 3: lost on the way, and nothing follows it"),
        ("tcp.analysis.rto", "the timer ran out: line 3 again"),
    ],
    counts={"tcp.analysis.retransmission": 1, "tcp.analysis.duplicate_ack": 0},
)
def retransmission_timeout(net):
    net.client.sysctl(tcp_early_retrans=0)  # no tail loss probe
    net.path.on(saying("Line 3:"), lose)
    whole_story(net, 3)


@sample(
    "Tail loss probe",
    "The last two lines are lost; after two silent round trips the client sends the last "
    "once more, as a probe.",
    events=[
        ('tcp contains "Line 4:"', "lines 4 and 5 are lost, and nothing follows them"),
        (
            'tcp contains "Line 5:"',
            "the probe: line 5 again, well before the retransmission timer",
            1,
        ),
        ("tcp.options.sack_le", "the answer to the probe shows the gap before it"),
        ('tcp contains "Line 4:"', "line 4 again", 1),
    ],
    counts={'tcp contains "Line 4:"': 2, 'tcp contains "Line 5:"': 2},
)
def tail_loss_probe(net):
    net.path.on(saying("Line 4:"), lose).on(saying("Line 5:"), lose)
    whole_story(net, 5)


@sample(
    "Timer doubles",
    "Line 2 is lost again and again: each retransmission waits twice as long as the one before.",
    events=[
        ('tcp contains "Line 2:"', "line 2: lost on the way"),
        ("tcp.analysis.retransmission", "first retransmission: lost too"),
        ("tcp.analysis.retransmission", "after twice the time: lost", 1),
        ("tcp.analysis.retransmission", "after four times the time: lost", 2),
        ("tcp.analysis.retransmission", "after eight times the time: arrives at last", 3),
    ],
    counts={"tcp.analysis.retransmission": 4},
)
def rto_backoff(net):
    net.client.sysctl(tcp_early_retrans=0)
    net.path.on(saying("Line 2:"), lose, times=4)
    whole_story(net, 2)


@sample(
    "SYN lost",
    "The first SYN is lost; after one second the client sends it again, and the connection opens.",
    events=[
        ("tcp.flags == 0x002", "SYN: lost on the way"),
        ("tcp.analysis.retransmission", "the same SYN again, one second later"),
    ],
    counts={"tcp.analysis.retransmission": 1},
)
def syn_lost(net):
    net.path.on(flagged(SYN), lose)
    whole_story(net, 1)


@sample(
    "Burst loss",
    "Three lines in a row are lost; selective acknowledgments show the hole, and all "
    "three are sent again.",
    events=[
        ('tcp contains "Line 4:"', "line 4: lost, and so are lines 5 and 6"),
        ("tcp.options.sack_le", "SACK: line 7 is here, something before it is missing"),
        ("tcp.analysis.retransmission", "the first of three: line 4 again"),
        ('tcp contains "Line 6:"', "the last: line 6 again", 1),
    ],
    counts={
        'tcp contains "Line 4:"': 2,
        'tcp contains "Line 5:"': 2,
        'tcp contains "Line 6:"': 2,
        'tcp contains "Line 7:"': 1,
    },
)
def burst_loss(net):
    net.client.sysctl(tcp_retrans_collapse=0)  # each line again in a segment of its own
    for number in (4, 5, 6):
        net.path.on(saying(f"Line {number}:"), lose)
    whole_story(net, 10)


@sample(
    "Loss without SACK",
    "No selective acknowledgments, no time stamps, no window scale: two lost lines cost "
    "a round trip each.",
    events=[
        ("tcp.flags.syn == 1", "SYN with no option but the segment size"),
        ('tcp contains "Line 4:"', "line 4: lost, and so is line 6"),
        ("tcp.analysis.duplicate_ack_num == 3", "third duplicate ACK"),
        ("tcp.analysis.fast_retransmission", "line 4 again"),
        ('tcp contains "Line 6:"', "line 6 again, only now that line 4 is acknowledged", 1),
    ],
    counts={'tcp contains "Line 4:"': 2, 'tcp contains "Line 6:"': 2, "tcp.option_kind == 5": 0},
)
def no_sack(net):
    for host in (net.client, net.server):
        host.sysctl(tcp_sack=0, tcp_timestamps=0, tcp_window_scaling=0, tcp_retrans_collapse=0)
    net.path.on(saying("Line 4:"), lose).on(saying("Line 6:"), lose)
    whole_story(net, 9)


@sample(
    "Random loss",
    "A longer upload over a path that loses five segments in a hundred: most losses are "
    "mended within a round trip.",
    events=[
        ("tcp.analysis.duplicate_ack_num == 3", "a loss becomes known"),
        ("tcp.analysis.fast_retransmission", "the first fast retransmission"),
    ],
)
def random_loss(net):
    dice = random.Random(6)
    net.path.on(lambda f: f.to_server and f.payload and dice.random() < 0.05, lose, times=99)
    client, server = net.dial(port=9000, before=small_segments)
    client.say(words.text(24000))
    server.hear(24000)
    time.sleep(0.1)
    close(client, server)


def small_segments(sock):
    """The smallest segment size that every host must accept, RFC 9293 section 3.7.1."""
    sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_MAXSEG, 536)


@sample(
    "Reordering",
    "Line 3 is overtaken by lines 4 and 5: the server sees a gap, says so twice, and "
    "then needs nothing sent again.",
    events=[
        ('tcp contains "Line 4:"', "line 4 arrives before line 3"),
        ("tcp.analysis.duplicate_ack", "duplicate ACK: line 3 is missing"),
        ('tcp contains "Line 3:"', "line 3 arrives late: out of order, not sent again"),
    ],
    counts={'tcp contains "Line 3:"': 1, "tcp.analysis.duplicate_ack": 2},
    vantage="server",
)
def reordering(net):
    net.path.on(saying("Line 3:"), hold).on(saying("Line 5:"), release)
    whole_story(net, 7)


@sample(
    "Duplicate",
    "The network delivers line 3 twice: the server throws the second away and reports it "
    "with a D-SACK.",
    events=[
        ('tcp contains "Line 3:"', "line 3"),
        ('tcp contains "Line 3:"', "line 3 once more, the same to the last bit", 1),
        ("tcp.options.sack.dsack", "D-SACK: these bytes were here already"),
    ],
    counts={'tcp contains "Line 3:"': 2},
    vantage="server",
)
def duplicate(net):
    net.path.on(saying("Line 3:"), twice)
    whole_story(net, 5)


@sample(
    "Spurious retransmission",
    "Nothing is lost, but the acknowledgments are late: the client's timer runs out and "
    "line 3 is sent for nothing.",
    events=[
        ('tcp contains "Line 3:"', "line 3 arrives, but its ACK will be late"),
        (
            "tcp.analysis.spurious_retransmission",
            "line 3 again, though it was acknowledged long ago",
        ),
        ("tcp.options.sack.dsack", "D-SACK: these bytes were here already"),
    ],
    counts={"tcp.analysis.spurious_retransmission": 1},
    vantage="server",
)
def spurious_retransmission(net):
    net.client.sysctl(tcp_early_retrans=0)
    client, server = net.dial(port=9000)
    speak(client, 1, 2)
    time.sleep(0.1)
    net.path.on(to_client, later(0.3), times=2)
    speak(client, 3, 3)
    server.hear(len(lines(1, 3)))
    time.sleep(0.9)
    close(client, server)


@sample(
    "Wrong checksum",
    "A byte of line 3 is altered on the way: its checksum no longer fits, and the server "
    "drops it as if it were lost.",
    events=[
        ('tcp contains "Line 3:"', "line 3, with an altered byte at its end"),
        ("tcp.analysis.duplicate_ack", "the server still waits for line 3"),
        ('tcp contains "Line 3:"', "line 3 again, whole this time", 1),
    ],
    counts={'tcp contains "Line 3:"': 2},
    streams=False,
    vantage="server",
)
def bad_checksum(net):
    net.path.on(saying("Line 3:"), damage)
    whole_story(net, 6)


@sample(
    "Congestion marks",
    "A router marks line 4 instead of dropping it; the server echoes the mark, and the "
    "client slows down and says so.",
    events=[
        ("tcp.flags.syn == 1 && tcp.flags.ack == 0", "SYN with ECE and CWR: I know about ECN"),
        ("tcp.flags.syn == 1 && tcp.flags.ack == 1", "SYN, ACK with ECE: so do I"),
        ("ip.dsfield.ecn == 3", "line 4 with CE: congestion experienced on the way"),
        ("tcp.flags.ece == 1 && tcp.flags.syn == 0", "ECE: the server tells the client"),
        ("tcp.flags.cwr == 1 && tcp.flags.syn == 0", "CWR: the client has reduced its window"),
    ],
    counts={
        "ip.dsfield.ecn == 3": 1,
        "tcp.flags.cwr == 1 && tcp.flags.syn == 0": 1,
        "tcp.analysis.retransmission": 0,
    },
    vantage="server",
)
def ecn(net):
    for host in (net.client, net.server):
        host.sysctl(tcp_ecn=1)
    net.path.on(saying("Line 4:"), mark_ce)
    client, server = net.dial(port=9000)
    speak(client, 1, 5)
    time.sleep(0.1)
    speak(client, 6, 8)
    server.hear(len(lines(1, 8)))
    time.sleep(0.1)
    close(client, server)


@sample(
    "Download with loss",
    "Three hundred segments from a server to this client, a few lost on the way; only "
    "the first 128 bytes of each are kept.",
    events=[
        ("tcp.analysis.lost_segment", "a gap: segments before this one are missing"),
        ("tcp.analysis.duplicate_ack_num == 3", "the client asks for it"),
        ("tcp.analysis.retransmission || tcp.analysis.out_of_order", "the missing segment comes"),
    ],
    counts={"tcp.analysis.window_full": 0, "tcp.analysis.zero_window": 0},
    streams=False,
    snaplen=128,
)
def download(net):
    dice = random.Random(4)
    net.path.on(lambda f: not f.to_server and f.payload and dice.random() < 0.01, lose, times=99)
    client, server = net.dial(before=steady_window)
    client.say(words.request("/book.txt", close=True))
    server.hear_until("\r\n\r\n")
    server.say(words.response(words.text(430000), close=True))
    server.finish()
    client.hear_end()
    client.close()
    server.hear_end()
    server.close()


def steady_window(sock):
    """A receive buffer that does not grow: window updates would hide the duplicate ACKs."""
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 200000)
