"""Samples of what runs over TCP, and of the same over UDP."""

import base64
import hashlib
import socket
import struct
import time

import closing
import network
import opening
import words
from loss import close
from sample import sample


@sample(
    "HTTP keep-alive",
    "Two requests over one connection: the second is spared the handshake.",
    events=[
        ("http.request", "first request"),
        ("http.response", "its answer"),
        ("http.request", "second request, over the same connection", 1),
        ("http.response", "its answer: not found", 1),
    ],
    counts={"http.request": 2, "http.response": 2, "tcp.flags.syn == 1": 2},
)
def http(net):
    client, server = net.dial()
    closing.ask(client, server, "/tcp.txt", "".join(words.line(n) for n in range(1, 4)))
    client.say(words.request("/udp.txt"))
    server.hear_until("\r\n\r\n")
    answer = words.response("There is no such page.\n", status="404 Not Found")
    server.say(answer)
    client.hear(len(answer))
    time.sleep(0.1)
    close(client, server)


@sample(
    "HTTP over IPv6",
    "The same request and answer over IPv6: another address form, another header below, "
    "the same TCP.",
    events=[("http.request", "request"), ("http.response", "answer")],
    counts={"ipv6": 11},
    ipv6=True,
)
def ipv6_http(net):
    opening.handshake_and_close(net)


@sample(
    "UDP beside TCP",
    "The same question to a name server over UDP and over TCP: two datagrams against ten segments.",
    events=[
        ("udp && dns.flags.response == 0", "the question in one datagram"),
        ("udp && dns.flags.response == 1", "the answer in another: that was all"),
        ("tcp.flags == 0x002", "the same over TCP: first the handshake"),
        ("tcp && dns.flags.response == 0", "the question, with its length in front"),
        ("tcp && dns.flags.response == 1", "the answer"),
    ],
    counts={"udp": 2},
)
def udp_beside_tcp(net):
    question, answer = dns_question("www.example.com"), dns_answer(
        "www.example.com", network.SERVER
    )
    datagrams(net, 53, question, answer)
    time.sleep(0.1)
    client, server = net.dial(port=53)
    client.say(struct.pack("!H", len(question)) + question)
    server.hear(2 + len(question))
    server.say(struct.pack("!H", len(answer)) + answer)
    client.hear(2 + len(answer))
    client.close()
    server.hear_end()
    server.close()


def datagrams(net, port, question, answer):
    """One datagram there, one back."""
    asking = net.client.socket(kind=socket.SOCK_DGRAM)
    answering = net.server.socket(kind=socket.SOCK_DGRAM)
    may_be_cut(asking)
    asking.bind((network.CLIENT, 49300))
    answering.bind((net.server_address(), port))
    asking.sendto(question, (net.server_address(), port))
    _, back = answering.recvfrom(65536)
    if answer:
        answering.sendto(answer, back)
        asking.recvfrom(65536)


def may_be_cut(sock):
    """Routers may fragment what this socket sends: no path MTU discovery, ip(7)."""
    sock.setsockopt(socket.IPPROTO_IP, 10, 0)  # IP_MTU_DISCOVER: IP_PMTUDISC_DONT


def dns_question(name):
    """RFC 1035 section 4: one question for an IPv4 address."""
    return (
        struct.pack("!6H", 0x1234, 0x0100, 1, 0, 0, 0) + _dns_name(name) + struct.pack("!HH", 1, 1)
    )


def dns_answer(name, *addresses):
    head = struct.pack("!6H", 0x1234, 0x8180, 1, len(addresses), 0, 0)
    made = head + _dns_name(name) + struct.pack("!HH", 1, 1)
    for address in addresses:
        made += struct.pack("!HHHIH", 0xC00C, 1, 1, 300, 4) + socket.inet_aton(address)
    return made


def _dns_name(name):
    return b"".join(bytes([len(part)]) + part.encode() for part in name.split(".")) + b"\0"


@sample(
    "Next address",
    "The name has two addresses: the first refuses the connection, so the client tries the second.",
    events=[
        ("dns.flags.response == 1", "two addresses for one name"),
        ("tcp.flags.reset == 1", "the first address refuses"),
        ("tcp.flags == 0x002", "the client tries the second", 1),
        ("http.response", "which answers"),
    ],
    counts={"tcp.flags.reset == 1": 1},
)
def next_address(net):
    net.server.run(f"ip address add {network.SERVER_TOO}/24 dev eth0")
    net.client.run(f"ip neigh add {network.SERVER_TOO} lladdr {network.SERVER_MAC} dev eth0")
    net.listen()
    addresses = network.SERVER_TOO, network.SERVER
    datagrams(net, 53, dns_question("www.example.com"), dns_answer("www.example.com", *addresses))
    try:
        net.caller().connect((network.SERVER_TOO, 80))
    except ConnectionRefusedError:
        pass
    opening.handshake_and_close(net)


@sample(
    "Server-sent events",
    "One request, and an answer that does not end: the server sends an event whenever "
    "there is news.",
    events=[
        ("http.request", "the client asks for a stream of events"),
        ('tcp contains "data:"', "the first event"),
        ('tcp contains "data:"', "the last event: no request was needed", 2),
    ],
    counts={'tcp contains "data:"': 3},
)
def server_sent_events(net):
    client, server = net.dial()
    client.say(words.request("/news"))
    server.hear_until("\r\n\r\n")
    server.say(
        "HTTP/1.1 200 OK\r\nDate: Fri, 20 Nov 2026 12:00:00 GMT\r\n"
        "Content-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n"
    )
    for number in (1, 2, 3):
        time.sleep(0.15)
        server.say(f"data: {words.line(number)}\n")
    client.hear(len(server.sent))
    time.sleep(0.1)
    close(client, server)


@sample(
    "WebSocket",
    "A request turns the connection into a WebSocket: from then on both sides send "
    "messages when they like.",
    events=[
        ("http.request", "the client asks to switch"),
        ("http.response", "101: switched"),
        ("websocket", "the first message, from the server"),
        ("websocket && tcp.dstport == 80", "a message from the client, masked"),
    ],
    counts={"websocket.opcode == 1": 4},
)
def web_socket(net):
    client, server = net.dial()
    key = base64.b64encode(b"sixteen byte key").decode()
    client.say(
        "GET /chat HTTP/1.1\r\nHost: www.example.com\r\nConnection: Upgrade\r\n"
        "Upgrade: websocket\r\n"
        f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n"
    )
    server.hear_until("\r\n\r\n")
    accept = hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest()
    server.say(
        "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n"
        "Upgrade: websocket\r\n"
        f"Sec-WebSocket-Accept: {base64.b64encode(accept).decode()}\r\n\r\n"
    )
    client.hear(len(server.sent))
    for speaker, masked, message in (
        (server, False, "Welcome."),
        (client, True, "Hello, who is there?"),
        (server, False, "Only me, the server."),
        (client, True, "Bye."),
    ):
        speaker.say(ws_frame(1, message.encode(), masked))
        time.sleep(0.08)
    client.say(ws_frame(8, struct.pack("!H", 1000), True))
    time.sleep(0.08)
    server.sock.recv(65536)
    server.say(ws_frame(8, struct.pack("!H", 1000), False))
    server.close()
    client.hear_end()
    client.close()


def ws_frame(opcode, data, masked):
    """RFC 6455 section 5.2: a whole, short message."""
    if not masked:
        return bytes([0x80 | opcode, len(data)]) + data
    mask = b"mask"
    covered = bytes(byte ^ mask[i % 4] for i, byte in enumerate(data))
    return bytes([0x80 | opcode, 0x80 | len(data)]) + mask + covered
