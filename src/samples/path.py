"""The way between two machines: it takes time, and may lose, repeat, hold or alter frames."""

import heapq
import select
import threading
import time

from frames import Frame, forged_reset, with_ce, with_damage, with_tag, without_tag
from tap import open_tap, read_frame


class Path(threading.Thread):
    """Carries frames between two interfaces of one host, each for half the round-trip time.

    Incidents are tried in the order they were added; the first that matches acts.
    Every incident leaves a note, so that the capture can tell what really happened to a frame.
    """

    def __init__(self, host, client_side, server_side, delay_seconds, tag_far=None):
        """tag_far: the VLAN number that frames carry on the server side (802.1Q)."""
        super().__init__(daemon=True)
        self._tag_far = tag_far
        self._taps = [open_tap(host, client_side), open_tap(host, server_side)]
        self._delay = delay_seconds
        self._incidents = []  # [match, action, times left]
        self._queue = []  # heap of (due, running number, interface, bytes)
        self._number = 0
        self._on = True
        self.held = []
        self.notes = []  # (bytes of the frame, what happened to it)
        self.start()

    def on(self, match, action, times=1):
        """From now on, action is done to the next frames (as many as times) that match."""
        self._incidents.append([match, action, times])
        return self

    def calm(self):
        """From now on nothing happens to any frame."""
        self._incidents.clear()

    def run(self):
        while self._on:
            now = time.monotonic()
            wait = min(0.1, max(0, self._queue[0][0] - now)) if self._queue else 0.1
            for tap in select.select(self._taps, [], [], wait)[0]:
                data, _, outgoing = read_frame(tap)
                if not outgoing:
                    self._carry(data, self._taps.index(tap))
            while self._queue and self._queue[0][0] <= time.monotonic():
                _, _, interface, data = heapq.heappop(self._queue)
                self._taps[interface].send(data)

    def _carry(self, data, came_in):
        due = time.monotonic() + self._delay
        if self._tag_far and came_in == 1:
            data = without_tag(data)
        for extra, sent in self._fate(Frame(data, came_in == 0)):
            if self._tag_far and came_in == 0:
                sent = with_tag(sent, self._tag_far)
            self._number += 1
            heapq.heappush(self._queue, (due + extra, self._number, 1 - came_in, sent))

    def _fate(self, frame):
        for incident in list(self._incidents):
            match, action, times = incident
            if times > 0 and match(frame):
                incident[2] -= 1
                note, onward = action(self, frame)
                if note:
                    self.notes.append((frame.data, note))
                return onward
        return [(0, frame.data)]

    def close(self):
        self._on = False
        self.join()


# Actions: (path, frame) -> (note or None, [(extra delay in seconds, bytes to send on)])


def lose(path, frame):
    return "The path lost this frame: it never arrived.", []


def twice(path, frame):
    return "The path delivered this frame twice.", [(0, frame.data), (0.001, frame.data)]


def mark_ce(path, frame):
    return None, [(0, with_ce(frame))]


def damage(path, frame):
    return "The path altered the last byte of this frame.", [(0, with_damage(frame))]


def forge_reset(path, frame):
    return None, [(0, forged_reset(frame)), (0, frame.data)]


def later(seconds):
    def act(path, frame):
        return f"The path held this frame back for {seconds:g} s.", [(seconds, frame.data)]

    return act


def hold(path, frame):
    """Keeps the frame until another one releases it."""
    path.held.append(frame.data)
    return "The path held this frame back: later ones overtook it.", []


def release(path, frame):
    """Carries this frame on, and behind it those that were held."""
    onward = [(0, frame.data)] + [(0.0005, data) for data in path.held]
    path.held.clear()
    return None, onward


# Matches


def to_server(frame):
    return frame.to_server


def to_client(frame):
    return not frame.to_server


def saying(text):
    """Frames whose TCP payload contains the text."""
    return lambda frame: text.encode() in frame.payload


def flagged(flags):
    """TCP segments that have all of these flags."""
    return lambda frame: frame.is_tcp() and frame.flags & flags == flags
