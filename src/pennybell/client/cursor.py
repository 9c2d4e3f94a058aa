"""Where in the stream a client is: events in, complete commits out, nothing doubled or missed."""

from pennybell.client.event import Commit, Event


class Gap(Exception):
    """An event arrived whose predecessor did not: resume from the cursor."""


class Cursor:
    """`seq`: last event of the last complete commit; None until the first place is known."""

    def __init__(self, seq: int | None, epoch: str | None) -> None:
        self.seq = seq
        self.epoch = epoch
        self._begun: Commit = []

    def move(self, seq: int, epoch: str) -> None:
        self.seq, self.epoch = seq, epoch
        self._begun = []

    def restart(self) -> None:
        """On another connection: what was begun on the last one comes again, whole."""
        self._begun = []

    def take(self, event: Event) -> Commit | None:
        """The commit that this event completes, if it does. Raises Gap."""
        assert self.seq is not None, "no event is durable before session.ready"
        expected = (self._begun[-1].seq if self._begun else self.seq) + 1
        if event.seq < expected:
            return None
        if event.seq > expected:
            raise Gap
        self._begun.append(event)
        if event.seq < event.commit:
            return None
        commit, self._begun = self._begun, []
        self.seq = event.commit
        return commit
