"""Frames from a network interface with the kernel's own time stamps, and a pcapng file of them."""

import select
import socket
import struct
import threading
import time

from frames import with_tag

SOL_PACKET, PACKET_AUXDATA = 263, 8  # linux/if_packet.h
TP_STATUS_VLAN_VALID = 1 << 4
SO_TIMESTAMPNS = 35  # asm-generic/socket.h
ETH_P_ALL = 3


def open_tap(host, device):
    """A packet socket on a host's interface."""
    made = host.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ETH_P_ALL))
    made.bind((device, 0))
    made.setsockopt(SOL_PACKET, PACKET_AUXDATA, 1)
    made.setsockopt(socket.SOL_SOCKET, SO_TIMESTAMPNS, 1)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
    return made


def read_frame(tap):
    """Next frame as (bytes, nanoseconds since 1970, whether the host itself sent it)."""
    data, extras, _, address = tap.recvmsg(70000, 512)
    stamp = time.time_ns()
    for level, kind, value in extras:
        if level == socket.SOL_SOCKET and kind == SO_TIMESTAMPNS:
            seconds, nanos = struct.unpack("qq", value)
            stamp = seconds * 10**9 + nanos
        elif level == SOL_PACKET and kind == PACKET_AUXDATA:
            status, _, _, _, _, tci, _ = struct.unpack("IIIHHHH", value)
            if status & TP_STATUS_VLAN_VALID:  # the kernel takes the tag out: put it back
                data = with_tag(data, tci)
    return data, stamp, address[2] == socket.PACKET_OUTGOING


class Sniffer(threading.Thread):
    """Collects every frame of one interface until stopped."""

    def __init__(self, host, device, snaplen):
        super().__init__(daemon=True)
        self._tap = open_tap(host, device)
        self._on = True
        self.device, self.snaplen = device, snaplen
        self.frames = []  # (stamp in ns, bytes)
        self.start()

    def run(self):
        while self._on:
            if select.select([self._tap], [], [], 0.05)[0]:
                data, stamp, _ = read_frame(self._tap)
                if data[:2] != b"\x33\x33":  # IPv6 housekeeping by multicast is not the subject
                    self.frames.append((stamp, data))

    def forget(self):
        """As if the capture began now."""
        self.frames.clear()

    def stop(self):
        """Waits until the wire is quiet for a moment, then returns the frames in time order."""
        count = -1
        while count != len(self.frames):
            count = len(self.frames)
            time.sleep(0.1)
        self.close()
        self.frames.sort(key=lambda frame: frame[0])
        return self.frames

    def close(self):
        self._on = False
        self.join()


def _option(code, value):
    return struct.pack("<HH", code, len(value)) + value + b"\0" * (-len(value) % 4)


def _block(kind, body):
    length = 12 + len(body)
    return struct.pack("<II", kind, length) + body + struct.pack("<I", length)


def write_pcapng(path, frames, snaplen, about, device, vantage, notes):
    """Writes frames as pcapng; notes maps a frame's position to a comment on it."""
    end = _option(0, b"")
    with open(path, "wb") as file:
        section = struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1)
        file.write(_block(0x0A0D0D0A, section + _option(1, about.encode()) + end))
        interface = struct.pack("<HHI", 1, 0, snaplen)  # link type 1: Ethernet
        options = _option(2, device.encode()) + _option(3, vantage.encode()) + _option(9, b"\x09")
        file.write(_block(1, interface + options + end))
        for position, (stamp, data) in enumerate(frames):
            kept = data[:snaplen]
            head = struct.pack("<IIIII", 0, stamp >> 32, stamp & 0xFFFFFFFF, len(kept), len(data))
            note = notes.get(position)
            comment = _option(1, note.encode()) + end if note else b""
            file.write(_block(6, head + kept + b"\0" * (-len(kept) % 4) + comment))
