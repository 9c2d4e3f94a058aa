"""Every refusal Pennybell can give, as a tree.

DomainError                 code, status, title; rendered once, in edge/problems.py (RFC 9457)
├── Unauthenticated 401     no, bad, expired or ended sign-in
├── Forbidden 403           signed in, but not allowed
├── NotFound 404            absent, or of another household: nobody can tell which
├── Conflict 409            true of the request, not of the moment's state
├── ResyncRequired 410      a cursor that cannot be continued
├── Stale 412               If-Match named an older version
├── Invalid 422             understood, and wrong
├── Throttled 429           too often; `retry_after_s` says when
└── Unavailable 503         switched off, full or stopping; perhaps later
"""

from typing import Any, ClassVar


class DomainError(Exception):
    """An expected refusal: a stable code, an HTTP status and one sentence for a person."""

    status: ClassVar[int] = 400
    title: ClassVar[str] = "The request was refused"

    def __init__(self, code: str, detail: str, **extra: Any) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.extra = extra

    def __reduce__(self) -> tuple[Any, ...]:
        """Travel between processes as they are: `__init__` differs from class to class."""
        return self.__class__.__new__, (self.__class__, *self.args), self.__dict__


class Unauthenticated(DomainError):
    status = 401
    title = "Not signed in"


class Forbidden(DomainError):
    status = 403
    title = "Not allowed"


class NotFound(DomainError):
    status = 404
    title = "Not found"

    def __init__(self, noun: str) -> None:
        super().__init__("not_found", f"There is no such {noun}.")


class Conflict(DomainError):
    status = 409
    title = "In conflict with the present state"


class ResyncRequired(DomainError):
    """The stream cannot be continued from the cursor given: load a snapshot."""

    status = 410
    title = "Load a snapshot first"

    def __init__(self, reason: str, head: int) -> None:
        super().__init__(
            "resync_required",
            "This cursor cannot be continued; load a snapshot and go on from its seq.",
            reason=reason,
            head=head,
        )


class Stale(DomainError):
    status = 412
    title = "Changed meanwhile"

    def __init__(self, noun: str, current: Any) -> None:
        super().__init__(
            "stale_version",
            f"This {noun} was changed meanwhile; `current` is how it stands now.",
            current=current,
        )


class Invalid(DomainError):
    status = 422
    title = "Not valid"

    def __init__(self, code: str, detail: str, field: str = "body") -> None:
        super().__init__(code, detail, errors=[{"field": field, "message": detail}])


class Unavailable(DomainError):
    status = 503
    title = "Not available"


class Throttled(DomainError):
    status = 429
    title = "Too many attempts"

    def __init__(self, detail: str, retry_after_s: int) -> None:
        super().__init__("throttled", detail)
        self.retry_after_s = retry_after_s
