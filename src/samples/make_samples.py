#!/usr/bin/env python3
"""Makes the captures in sample-captures/ from the TCP of the Linux kernel it runs on.

    sudo python3 src/samples/make_samples.py              all of them
    sudo python3 src/samples/make_samples.py NAME...      only these, e.g. fast-retransmit
    unshare -Urn python3 src/samples/make_samples.py      without root, where that is allowed

Needs Linux, Python 3.11, and the commands ip, ethtool and tshark. Every sample gets hosts of its
own (network namespaces) that vanish with the experiment; nothing outside is touched. What happens
in a sample is always the same; initial sequence numbers, times and a few milliseconds are not.
A capture is kept only when tshark finds in it what the sample is to show, and the sent bytes.
"""

import sys
import tempfile
import time
from pathlib import Path

import applications
import closing
import flow
import loss
import manifest
import opening
import others
import proof
from network import Network
from sample import SAMPLES, name_of
from tap import write_pcapng

FOLDER = Path(__file__).resolve().parents[2] / "sample-captures"
ORDER = [  # of the manifest: the order in which a class would open them
    opening.handshake_and_close,
    closing.three_segment_close,
    applications.http,
    applications.udp_beside_tcp,
    loss.fast_retransmit,
    loss.retransmission_timeout,
    loss.tail_loss_probe,
    loss.rto_backoff,
    loss.burst_loss,
    loss.no_sack,
    loss.random_loss,
    loss.reordering,
    loss.duplicate,
    loss.spurious_retransmission,
    loss.bad_checksum,
    loss.ecn,
    loss.download,
    flow.zero_window,
    flow.window_full,
    flow.deadlock,
    flow.nagle,
    flow.no_delay,
    flow.urgent,
    closing.half_close,
    closing.simultaneous_close,
    closing.never_closed,
    opening.port_reuse,
    closing.rst_unread_data,
    closing.rst_linger,
    closing.rst_injected,
    closing.half_open,
    opening.challenge_ack,
    closing.keep_alive,
    closing.keep_alive_lost,
    opening.rst_refused,
    opening.filtered_port,
    loss.syn_lost,
    opening.accept_queue_full,
    opening.simultaneous_open,
    opening.fast_open,
    opening.joined_late,
    others.two_clients,
    others.many_connections,
    applications.next_address,
    applications.server_sent_events,
    applications.web_socket,
    applications.ipv6_http,
    others.arp_and_icmp,
    others.path_mtu,
    others.fragments,
    others.vlan,
    others.mptcp,
]
NAMES = [name_of(recipe) for recipe in ORDER]


def make(sample):
    """One try: makes the traffic, writes the capture, proves it; returns its manifest record."""
    network = Network(**sample.network)
    try:
        sample.run(network)
        frames = network.sniffer.stop()
    finally:
        network.close()
    happened = [note for path in network.paths() for note in path.notes]
    notes = {
        at: text
        for at, (_, data) in enumerate(frames)
        for bytes_, text in happened
        if bytes_ == data
    }
    with tempfile.TemporaryDirectory() as temporary:
        file = Path(temporary) / f"{sample.name}.pcapng"
        write_pcapng(
            file,
            frames,
            network.sniffer.snaplen,
            sample.title,
            network.sniffer.device,
            sample.vantage,
            notes,
        )
        try:
            record = proof.prove(sample, file, network.conversations)
        except proof.Unproven:
            print(proof.tshark(file, "-c", "60"), file=sys.stderr)
            raise
        (FOLDER / file.name).write_bytes(file.read_bytes())
    return record


def main(names):
    if unknown := set(names) - set(NAMES):
        sys.exit(f"no such sample: {', '.join(sorted(unknown))}; there are: {', '.join(NAMES)}")
    failed = []
    for sample in (SAMPLES[name] for name in NAMES if not names or name in names):
        for attempt in range(3):
            try:
                record = make(sample)
            except (proof.Unproven, OSError, EOFError) as why:
                print(f"{sample.name}: try {attempt + 1}: {why}", file=sys.stderr)
                time.sleep(0.5)
                continue
            manifest.put(FOLDER / "MANIFEST", record, NAMES)
            print(f"{sample.name}: {record['frames'][0][0]} frames", flush=True)
            break
        else:
            failed.append(sample.name)
    if failed:
        sys.exit(f"not made: {', '.join(failed)}")


if __name__ == "__main__":
    main(sys.argv[1:])
