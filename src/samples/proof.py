"""Asks tshark whether a capture shows what its sample promises, and carries the sent bytes."""

import hashlib
import subprocess


class Unproven(Exception):
    """The capture does not show it; making it once more may help on a busy machine."""


def tshark(file, *arguments):
    done = subprocess.run(
        ["tshark", "-2", "-n", "-r", str(file), *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def prove(sample, file, conversations):
    """The manifest's record of a capture, or Unproven."""
    for filter_, wanted in sample.counts.items():
        if len(found := matches(file, filter_)) != wanted:
            raise Unproven(f"{filter_}: frames {found}, wanted {wanted}")
    record = {
        "file": [(file.name,)],
        "title": [(sample.title,)],
        "shows": [(sample.shows,)],
        "made": [(sample.recipe,)],
        "vantage": [(sample.vantage,)],
        "frames": [(str(len(matches(file, "frame"))),)],
        "sha256": [(hashlib.sha256(file.read_bytes()).hexdigest(),)],
        "sent": sent(file, conversations) if sample.streams else [],
        "event": sorted((event(file, *each) for each in sample.events), key=lambda e: int(e[0])),
    }
    return record


def matches(file, filter_):
    return [
        int(n) for n in tshark(file, "-Y", filter_, "-T", "fields", "-e", "frame.number").split()
    ]


def event(file, filter_, text, which=0):
    found = matches(file, filter_)
    if not -len(found) <= which < len(found):
        raise Unproven(f"no frame {which} for {filter_}")
    return str(found[which]), text


def sent(file, conversations):
    """Compares every TCP stream with what the two applications sent."""
    left = list(conversations)
    lines = []
    for number, (client, server) in enumerate(streams(file)):
        captured = follow(file, number)
        known = next(
            (c for c in left if {c.client_address, c.server_address} == {client, server}), None
        )
        if known:
            left.remove(known)
            said = {
                known.client_address: known.client.sent,
                known.server_address: known.server.sent,
            }
        else:
            said = {client: b"", server: b""}
        for side, address in (("client", client), ("server", server)):
            seen, given = captured.get(address, b""), bytes(said[address])
            if not given.startswith(seen):
                raise Unproven(
                    f"stream {number}, {side}: {len(seen)} captured bytes, not those sent"
                )
            rest = () if len(seen) == len(given) else (str(len(given)),)
            digest = hashlib.sha256(seen).hexdigest()
            lines.append(
                (str(number), side, address[0], str(address[1]), str(len(seen)), digest, *rest)
            )
    if left:
        raise Unproven(f"connections not in the capture: {left}")
    return lines


def streams(file):
    """(client address, server address) of each TCP stream, by the sender of its first frame."""
    fields = [
        x
        for f in (
            "tcp.stream",
            "ip.src",
            "ipv6.src",
            "tcp.srcport",
            "ip.dst",
            "ipv6.dst",
            "tcp.dstport",
        )
        for x in ("-e", f)
    ]
    first = {}
    for line in tshark(file, "-Y", "tcp && !icmp", "-T", "fields", *fields).splitlines():
        stream, src4, src6, srcport, dst4, dst6, dstport = line.split("\t")
        first.setdefault(int(stream), ((src4 or src6, int(srcport)), (dst4 or dst6, int(dstport))))
    return [first[number] for number in sorted(first)]


def follow(file, stream):
    """The bytes of each direction, by the address of its sender."""
    text = tshark(file, "-q", "-z", f"follow,tcp,raw,{stream}")
    nodes, data = {}, {}
    for line in text.splitlines():
        if line.startswith(("Node 0: ", "Node 1: ")):
            address, port = line[8:].rsplit(":", 1)
            nodes[line[5]] = (address.strip("[]"), int(port))
        elif line and len(nodes) == 2 and not line.startswith("="):
            node = nodes["1" if line.startswith("\t") else "0"]
            data[node] = data.get(node, b"") + bytes.fromhex(line.strip())
    return data
