"""How a sample is declared: its name, what it shows, where it is captured, how it is proved."""

from dataclasses import dataclass
from typing import Callable

SAMPLES = {}  # name -> Sample


@dataclass(frozen=True)
class Sample:
    """run makes the traffic on a Network; its name is the recipe and, with dashes, the file name.

    events: (tshark filter, what the frame shows[, which match: 0 the first, -1 the last]).
    counts: tshark filter -> the exact number of frames that must match.
    streams: False where the bytes of one TCP connection are not those one socket sent (MPTCP).
    """

    name: str
    recipe: str
    title: str
    shows: str
    run: Callable
    network: dict
    events: tuple
    counts: dict
    streams: bool

    @property
    def vantage(self):
        return self.network.get("vantage", "client")


def name_of(recipe):
    return recipe.__name__.replace("_", "-")


def sample(title, shows, events=(), counts=None, streams=True, **network):
    def declare(run):
        name = name_of(run)
        SAMPLES[name] = Sample(
            name, run.__name__, title, shows, run, network, tuple(events), counts or {}, streams
        )
        return run

    return declare
