"""A client, a server and the way between them, made anew for every sample."""

import socket
import time
from collections import namedtuple

from hosts import End, Host
from path import Path
from tap import Sniffer

# Addresses and hardware addresses set aside for documentation: RFC 5737, RFC 3849, RFC 7042.
CLIENT, CLIENT_TOO = "192.0.2.10", "192.0.2.11"
SERVER, SERVER_TOO = "192.0.2.80", "192.0.2.81"
CLIENT_6, SERVER_6 = "2001:db8::10", "2001:db8::80"
FAR_SERVER, ROUTER, FAR_ROUTER = "198.51.100.80", "192.0.2.1", "198.51.100.1"
CLIENT_MAC, SERVER_MAC = "00:00:5e:00:53:10", "00:00:5e:00:53:80"
ROUTER_MAC, FAR_ROUTER_MAC = "00:00:5e:00:53:01", "00:00:5e:00:53:02"

Conversation = namedtuple("Conversation", "client_address server_address client server")


class Network:
    """Two hosts with an interface eth0 each, and a path with a round-trip time between them.

    vantage: whose eth0 is captured, "client" or "server", or "between": the trunk of a tagged path.
    router_mtu: puts a router in front of the server, whose link to the server carries this much.
    arp: hosts have to ask for hardware addresses instead of knowing them.
    vlan: the path is two switches that tag what runs between them.
    """

    def __init__(
        self,
        vantage="client",
        rtt_ms=40,
        snaplen=262144,
        router_mtu=None,
        ipv6=False,
        arp=False,
        vlan=None,
    ):
        self.ipv6 = ipv6
        self.conversations = []  # in the order they were opened
        self._ports = 49200
        self._listeners = {}
        self.client, self.server, self._between = Host(), Host(), Host()
        self._hosts = [self.client, self.server, self._between]
        self._paths = []
        for host in self._hosts:
            host.sysctl(**{"ipv6/conf/all/disable_ipv6": 1})
        self._cable(self._between, "near", self.client, "eth0", CLIENT_MAC)
        if router_mtu:
            self._routed(router_mtu)
        else:
            self._cable(self._between, "far", self.server, "eth0", SERVER_MAC)
            self._bridged(ipv6, arp)
        delay = rtt_ms / 2000
        if vlan:
            self._tagged(vlan, delay)
        else:
            self.path = self._path("near", "far", delay)
        where = {
            "client": (self.client, "eth0"),
            "server": (self.server, "eth0"),
            "between": (self._between, "trunk1"),
        }
        self.sniffer = Sniffer(*where[vantage], snaplen)
        time.sleep(0.1)

    def _cable(self, one, one_name, other, other_name, mac):
        """Offloads off on both ends: frames look the way they would on a wire."""
        peer = f"peer name {other_name} address {mac} netns {other.tid}"
        one.run(f"ip link add {one_name} type veth {peer}")
        for host, name in ((one, one_name), (other, other_name)):
            host.run(f"ethtool -K {name} tso off gso off gro off tx off txvlan off rxvlan off")
            host.run(f"ip link set {name} up")

    def _bridged(self, ipv6, arp):
        self.client.run(f"ip address add {CLIENT}/24 dev eth0")
        self.client.run(f"ip address add {CLIENT_TOO}/24 dev eth0")
        self.server.run(f"ip address add {SERVER}/24 dev eth0")
        if not arp:
            self.client.run(f"ip neigh add {SERVER} lladdr {SERVER_MAC} dev eth0")
            self.server.run(f"ip neigh add {CLIENT} lladdr {CLIENT_MAC} dev eth0")
            self.server.run(f"ip neigh add {CLIENT_TOO} lladdr {CLIENT_MAC} dev eth0")
        if ipv6:
            for host, own, other, mac in (
                (self.client, CLIENT_6, SERVER_6, SERVER_MAC),
                (self.server, SERVER_6, CLIENT_6, CLIENT_MAC),
            ):
                host.sysctl(**{"ipv6/conf/all/disable_ipv6": 0})
                host.run(f"ip address add {own}/64 dev eth0 nodad")
                host.run(f"ip neigh add {other} lladdr {mac} dev eth0")

    def _routed(self, mtu):
        self.router = Host()
        self._hosts.append(self.router)
        self._cable(self._between, "far", self.router, "eth0", ROUTER_MAC)
        self._cable(self.router, "eth1", self.server, "eth0", SERVER_MAC)
        self.router.run(f"ip link set eth1 address {FAR_ROUTER_MAC} mtu {mtu}")
        self.router.sysctl(ip_forward=1)
        for host, device, own, other, mac in (
            (self.client, "eth0", CLIENT, ROUTER, ROUTER_MAC),
            (self.router, "eth0", ROUTER, CLIENT, CLIENT_MAC),
            (self.router, "eth1", FAR_ROUTER, FAR_SERVER, SERVER_MAC),
            (self.server, "eth0", FAR_SERVER, FAR_ROUTER, FAR_ROUTER_MAC),
        ):
            host.run(f"ip address add {own}/24 dev {device}")
            host.run(f"ip neigh add {other} lladdr {mac} dev {device}")
        self.client.run(f"ip route add default via {ROUTER}")
        self.server.run(f"ip route add default via {FAR_ROUTER}")

    def _tagged(self, vlan, delay):
        self._cable(self._between, "trunk1", self._between, "trunk2", ROUTER_MAC)
        self.path = self._path("near", "trunk1", delay / 2, tag_far=vlan)
        self._path("far", "trunk2", delay / 2, tag_far=vlan)

    def _path(self, near, far, delay, **options):
        self._paths.append(Path(self._between, near, far, delay, **options))
        return self._paths[-1]

    def listen(self, port=80, **prepare):
        """A listening socket on the server; made once per port. backlog, receive_buffer, mptcp."""
        if port not in self._listeners:
            protocol = socket.IPPROTO_MPTCP if prepare.get("mptcp") else 0
            made = self.server.socket(self._family(), socket.SOCK_STREAM, protocol)
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if "receive_buffer" in prepare:
                made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, prepare["receive_buffer"])
            made.bind((self.server_address(), port))
            made.listen(prepare.get("backlog", 8))
            self._listeners[port] = made
        return self._listeners[port]

    def caller(self, port=None, address=None, mptcp=False):
        """A client socket, bound to a port but not connected."""
        protocol = socket.IPPROTO_MPTCP if mptcp else 0
        made = self.client.socket(self._family(), socket.SOCK_STREAM, protocol)
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if port is None:
            self._ports += 2
            port = self._ports
        made.bind((address or (CLIENT_6 if self.ipv6 else CLIENT), port))
        return made

    def dial(self, port=80, caller=None, before=None, **prepare):
        """A connection, established on both sides: (client end, server end)."""
        listener = self.listen(port, **prepare)
        sock = caller or self.caller(mptcp=prepare.get("mptcp", False))
        if before:
            before(sock)
        sock.connect((self.server_address(), port))
        accepted, _ = listener.accept()
        accepted.settimeout(20)
        return self.note(End(sock), End(accepted))

    def note(self, client, server, client_address=None, server_address=None):
        """Puts a connection into the record of who sent what."""
        client_address = client_address or client.sock.getsockname()
        server_address = server_address or client.sock.getpeername()
        self.conversations.append(
            Conversation(client_address[:2], server_address[:2], client, server)
        )
        return client, server

    def server_address(self):
        if self.ipv6:
            return SERVER_6
        return FAR_SERVER if hasattr(self, "router") else SERVER

    def paths(self):
        return self._paths

    def _family(self):
        return socket.AF_INET6 if self.ipv6 else socket.AF_INET

    def close(self):
        self.sniffer.close()
        for path in self._paths:
            path.close()
        for conversation in self.conversations:
            conversation.client.sock.close()
            conversation.server.sock.close()
        for host in self._hosts:
            host.close()
