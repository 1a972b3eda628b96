"""Samples of what lies below TCP, and of several connections at once."""

import socket
import struct
import time

import closing
import loss
import network
import opening
import words
from applications import datagrams, http, may_be_cut
from frames import checksum
from loss import close
from path import lose
from sample import sample


@sample(
    "ARP and ICMP",
    "What happens before and beside TCP: the client asks for the server's hardware "
    "address, pings it, then connects.",
    events=[
        ("arp.opcode == 1", "ARP: who has this address?"),
        ("arp.opcode == 2", "ARP: the server tells its hardware address"),
        ("icmp.type == 8", "ping"),
        ("icmp.type == 0", "and its echo"),
        ("icmp.type == 3", "ICMP: nobody listens on that UDP port"),
        ("tcp.flags == 0x002", "only now TCP begins"),
    ],
    counts={"icmp.type == 3": 1},
    arp=True,
)
def arp_and_icmp(net):
    ping(net, b"Is anybody there?")
    knocking = net.client.socket(kind=socket.SOCK_DGRAM)
    knocking.bind((network.CLIENT, 49300))
    knocking.sendto(b"Is anybody there?", (network.SERVER, 9999))
    time.sleep(0.1)
    opening.handshake_and_close(net)


def ping(net, data):
    """One echo request, and its answer: RFC 792."""
    asking = net.client.socket(kind=socket.SOCK_RAW, protocol=socket.IPPROTO_ICMP)
    head = struct.pack("!BBHHH", 8, 0, 0, 1, 1)
    whole = struct.pack("!BBHHH", 8, 0, checksum(head + data), 1, 1) + data
    asking.sendto(whole, (net.server_address(), 0))
    asking.recv(2000)


@sample(
    "Path MTU",
    "A link behind the router carries only 1000 bytes: the router says so by ICMP, and "
    "the client sends smaller segments.",
    events=[
        ("tcp.len > 1000", "a segment too big for the second link"),
        ("icmp.code == 4", "ICMP from the router: too big, 1000 bytes fit"),
        ("tcp.len > 500 && tcp.len < 1000", "the same bytes in smaller segments"),
    ],
    router_mtu=1000,
)
def path_mtu(net):
    client, server = net.dial(port=9000)
    client.say(words.text(4000))
    server.hear(4000)
    time.sleep(0.1)
    close(client, server)


@sample(
    "Fragments",
    "A router cuts packets for a link of 600 bytes: a UDP datagram and a TCP segment "
    "arrive in pieces and are put together.",
    events=[
        ("ip.flags.mf == 1 && ip.proto == 17", "the first piece of a UDP datagram"),
        ("udp.length > 600", "its last piece: whole again"),
        ("ip.flags.mf == 1 && ip.proto == 6", "the first piece of a TCP segment"),
        ("tcp.len > 600", "its last piece: whole again"),
    ],
    vantage="server",
    router_mtu=600,
)
def fragments(net):
    datagrams(net, 9000, words.text(1400).encode(), b"Got it.\n")
    client, server = net.dial(port=9000, before=may_be_cut)
    client.say(words.text(1400))
    server.hear(1400)
    time.sleep(0.1)
    close(client, server)


@sample(
    "VLAN tags",
    "Captured between two switches: every frame carries an 802.1Q tag that says it "
    "belongs to VLAN 42.",
    events=[
        ("vlan.id == 42", "a tag of four bytes before the IP packet"),
        ("http.request", "the request"),
    ],
    counts={"vlan.id == 42": 11, "!vlan": 0},
    vantage="between",
    vlan=42,
)
def vlan(net):
    opening.handshake_and_close(net)


@sample(
    "Multipath TCP",
    "One stream over two TCP connections: the client joins a second one from its other address.",
    events=[
        ("tcp.options.mptcp.subtype == 0", "MP_CAPABLE: can we use several paths?"),
        ("tcp.options.mptcp.subtype == 1", "MP_JOIN: a second connection for the same stream"),
        (
            "tcp.options.mptcp.subtype == 2 && tcp.len > 0",
            "DSS: where these bytes belong in the whole stream",
        ),
        ("ip.src == 192.0.2.11 && tcp.len > 0", "the second connection carries its share"),
    ],
    streams=False,
)
def mptcp(net):
    net.client.run("ip mptcp limits set subflow 1")
    net.server.run("ip mptcp limits set subflow 1")
    net.client.run(f"ip mptcp endpoint add {network.CLIENT_TOO} dev eth0 subflow")
    client, server = net.dial(port=9000, mptcp=True, receive_buffer=8000)
    client.say(words.line(1))
    server.hear(len(client.sent))
    time.sleep(0.3)
    client.say(words.text(12000))
    server.hear(12000)
    server.say(words.line(2))
    client.hear(len(server.sent))
    client.close()
    server.hear_end()
    server.close()
    time.sleep(0.3)


@sample(
    "Two clients",
    "Two clients call the same server port from the same port number: only the addresses "
    "tell them apart.",
    events=[
        ("tcp.flags == 0x002", "the first client opens"),
        ("tcp.flags == 0x002", "the second opens: other address, same ports", 1),
    ],
    counts={"tcp.flags == 0x002": 2},
    vantage="server",
)
def two_clients(net):
    pairs = [
        net.dial(caller=net.caller(port=49300, address=address))
        for address in (network.CLIENT, network.CLIENT_TOO)
    ]
    for path, (client, server) in zip(("/one", "/two"), pairs):
        client.say(words.request(path))
    for client, server in pairs:
        server.hear_until("\r\n\r\n")
    for number, (client, server) in enumerate(pairs, 1):
        server.say(words.response(f"You are client {number}.\n"))
    time.sleep(0.1)
    for client, server in pairs:
        client.hear(len(server.sent))
        client.close()
        server.hear_end()
        server.close()


@sample(
    "Many connections",
    "Twelve short connections with different fates: closed in order, reset, refused, "
    "filtered, with losses, never closed.",
    events=[
        ("tcp.analysis.fast_retransmission", "one loses a segment"),
        ("tcp.flags.reset == 1", "one is ended by reset"),
        ("tcp.flags == 0x002 && tcp.dstport == 22", "one is never answered"),
        ("tcp.flags == 0x002", "the last of twelve opens", -1),
    ],
)
def many_connections(net):
    opening.handshake_and_close(net)
    closing.three_segment_close(net)
    never = net.caller()  # a SYN that is filtered, tried again while the others go on
    net.path.on(lambda frame: frame.is_tcp() and frame.ports()[1] == 22, lose, times=9)
    never.setblocking(False)
    never.connect_ex((net.server_address(), 22))
    http(net)
    loss.fast_retransmit(net)
    closing.rst_unread_data(net)
    opening.rst_refused(net)
    closing.half_close(net)
    closing.rst_linger(net)
    loss.tail_loss_probe(net)
    closing.simultaneous_close(net)
    closing.never_closed(net)
    never.close()
