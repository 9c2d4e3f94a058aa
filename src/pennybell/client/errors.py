"""Everything the client raises, as a tree.

ClientError                 code and detail: a word for programs, a sentence for people
├── ApiProblem              the server refused one request (RFC 9457); `status`, `extra`
├── Unreachable             no answer came; whether a write happened is not known
├── SignedOut               the sign-in ended or cannot be renewed: sign in again, forget what
│                           you hold
├── Displaced               another device took this one's place, or the user disconnected it:
│                           stop until somebody returns to it
└── ProtocolRefused         the server does not take what this client says: report it
"""

from typing import Any, Final

NO_PROBLEM_DOCUMENT: Final = "no_problem_document"


class ClientError(Exception):
    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail


class ApiProblem(ClientError):
    """`retry_after_s`: what the server asked for; `extra`: further members of the document."""

    def __init__(
        self,
        code: str,
        status: int,
        detail: str,
        *,
        retry_after_s: float | None = None,
        extra: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(code, detail)
        self.status = status
        self.retry_after_s = retry_after_s
        self.extra = extra or {}

    @property
    def comes_from_elsewhere(self) -> bool:
        """Whether something in front of Pennybell refused: it gave no problem document."""
        return self.code == NO_PROBLEM_DOCUMENT


class Unreachable(ClientError):
    def __init__(self, detail: str) -> None:
        super().__init__("unreachable", detail)


class SignedOut(ClientError):
    pass


class Displaced(ClientError):
    pass


class ProtocolRefused(ClientError):
    pass
