"""What the experiments need to know about an Ethernet frame, and how to alter one."""

import struct

FIN, SYN, RST, PSH, ACK, URG, ECE, CWR = (1 << bit for bit in range(8))
CE = 3  # the two ECN bits, RFC 3168 section 5


class Frame:
    """An IPv4 or IPv6 packet in an Ethernet frame; flags, seq and ack are None without TCP."""

    def __init__(self, data, to_server):
        self.data = data
        self.to_server = to_server
        self.flags = self.seq = self.ack = None
        self.payload = b""
        self.ip = 14
        self.protocol = None
        ethertype = struct.unpack_from("!H", data, 12)[0]
        if ethertype == 0x0800:
            self.protocol = data[self.ip + 9]
            self.tcp = self.ip + (data[self.ip] & 15) * 4
            end = self.ip + struct.unpack_from("!H", data, self.ip + 2)[0]
        elif ethertype == 0x86DD:
            self.protocol = data[self.ip + 6]
            self.tcp = self.ip + 40
            end = self.tcp + struct.unpack_from("!H", data, self.ip + 4)[0]
        if self.protocol == 6:
            self.seq, self.ack = struct.unpack_from("!II", data, self.tcp + 4)
            self.flags = data[self.tcp + 13]
            self.payload = data[self.tcp + (data[self.tcp + 12] >> 4) * 4 : end]

    def is_tcp(self):
        return self.protocol == 6

    def ports(self):
        return struct.unpack_from("!HH", self.data, self.tcp)


def checksum(data):
    """The Internet checksum, RFC 1071."""
    data += b"\0" * (len(data) % 2)
    total = sum(struct.unpack(f"!{len(data) // 2}H", data))
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def with_ce(frame):
    """The same IPv4 frame with "congestion experienced" marked by a router on the way."""
    data = bytearray(frame.data)
    data[frame.ip + 1] |= CE
    return bytes(_with_ip_checksum(data, frame))


def with_damage(frame):
    """The same frame with its last byte altered, so that the TCP checksum no longer fits."""
    return frame.data[:-1] + bytes([frame.data[-1] ^ 0x20])


def forged_reset(frame):
    """A reset that pretends to come from the sender of this IPv4 acknowledgment."""
    data = bytearray(frame.data[: frame.tcp + 20])
    struct.pack_into("!H", data, frame.ip + 2, 40)
    struct.pack_into("!H", data, frame.ip + 4, 0)  # identification: a forger does not know the next
    data[frame.ip + 8] = 255  # time to live: not what the real sender uses
    data[frame.tcp + 12] = 5 << 4
    data[frame.tcp + 13] = RST | ACK
    struct.pack_into("!HHH", data, frame.tcp + 14, 0, 0, 0)
    pseudo = bytes(data[frame.ip + 12 : frame.ip + 20]) + struct.pack("!HH", 6, 20)
    struct.pack_into("!H", data, frame.tcp + 16, checksum(pseudo + bytes(data[frame.tcp :])))
    return bytes(_with_ip_checksum(data, frame))


def _with_ip_checksum(data, frame):
    struct.pack_into("!H", data, frame.ip + 10, 0)
    struct.pack_into("!H", data, frame.ip + 10, checksum(bytes(data[frame.ip : frame.ip + 20])))
    return data


def with_tag(data, vlan):
    """The frame with an 802.1Q tag."""
    return data[:12] + struct.pack("!HH", 0x8100, vlan) + data[12:]


def without_tag(data):
    return data[:12] + data[16:]
