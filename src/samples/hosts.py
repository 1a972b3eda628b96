"""Machines for one experiment: each is a network namespace of its own, gone when closed."""

import ctypes
import shlex
import socket
import struct
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor

CLONE_NEWNET = 0x40000000  # linux/sched.h
TCP_REPAIR = 19  # linux/tcp.h
_libc = ctypes.CDLL(None, use_errno=True)


def _enter_new_namespace():
    if _libc.unshare(CLONE_NEWNET):
        error = ctypes.get_errno()
        raise OSError(error, "a network namespace of one's own needs root (or: unshare -Urn)")


class Host:
    """One machine: what runs in its thread happens in its network namespace."""

    def __init__(self):
        self._thread = ThreadPoolExecutor(1, initializer=_enter_new_namespace)
        self._open = []
        self.tid = self.do(threading.get_native_id)
        self.run("ip link set lo up")

    def do(self, action, *arguments):
        return self._thread.submit(action, *arguments).result()

    def run(self, command):
        def go():
            done = subprocess.run(shlex.split(command), capture_output=True, text=True)
            if done.returncode:
                raise RuntimeError(f"{command}: {done.stderr.strip()}")

        self.do(go)

    def sysctl(self, **values):
        """sysctl(tcp_sack=0) sets net.ipv4.tcp_sack on this host only."""

        def write():
            for key, value in values.items():
                folder = "" if "/" in key else "ipv4/"
                with open(f"/proc/sys/net/{folder}{key}", "w") as file:
                    file.write(str(value))

        self.do(write)

    def socket(self, family=socket.AF_INET, kind=socket.SOCK_STREAM, protocol=0):
        """A socket stays on the host it was made on, whichever thread uses it later."""
        made = self.do(socket.socket, family, kind, protocol)
        made.settimeout(20)
        self._open.append(made)
        return made

    def close(self):
        for each in self._open:
            each.close()
        self._thread.shutdown()


class End:
    """One end of a TCP connection, as its application sees it; remembers what it sent."""

    def __init__(self, sock):
        self.sock = sock
        self.sent = bytearray()

    def say(self, data, flags=0):
        """Sends all of it, and notes what the kernel took."""
        if isinstance(data, str):
            data = data.encode()
        while data:
            taken = self.sock.send(data, flags)
            self.sent += data[:taken]
            data = data[taken:]

    def hear(self, count):
        """Reads exactly count bytes."""
        heard = b""
        while len(heard) < count:
            more = self.sock.recv(count - len(heard))
            if not more:
                raise EOFError(f"the stream ended after {len(heard)} of {count} bytes")
            heard += more
        return heard

    def hear_until(self, mark):
        """Reads up to and including mark; nothing may follow it yet."""
        heard = b""
        while not heard.endswith(mark.encode()):
            more = self.sock.recv(65536)
            if not more:
                raise EOFError(f"the stream ended before {mark!r}")
            heard += more
        return heard

    def hear_end(self):
        """Reads until the other end has closed; returns what came before that."""
        heard = b""
        while more := self.sock.recv(65536):
            heard += more
        return heard

    def finish(self):
        """Says "I have nothing more to send" and goes on listening."""
        self.sock.shutdown(socket.SHUT_WR)

    def close(self):
        self.sock.close()

    def abort(self):
        """Closes with a reset: linger for zero seconds."""
        self.option(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.sock.close()

    def vanish(self):
        """Forgets the connection without a word, like a machine that loses its power."""
        self.option(socket.IPPROTO_TCP, TCP_REPAIR, 1)
        self.sock.close()

    def option(self, level, name, value):
        self.sock.setsockopt(level, name, value)

    def at_once(self, on=True):
        """Nagle's algorithm off: every say() goes out by itself."""
        self.option(socket.IPPROTO_TCP, socket.TCP_NODELAY, int(on))
        return self
