"""Addresses at which services outside can reach the operator."""


def is_clean_subject(subject: str) -> bool:
    """Whether push services take it: Apple answers BadJwtToken to spaces, brackets, localhost."""
    if not subject.isascii() or not subject.isprintable() or any(c in subject for c in ' <>"[]'):
        return False
    scheme, _, rest = subject.partition(":")
    if scheme == "mailto":
        local, _, host = rest.partition("@")
        is_named = bool(local)
    else:
        host, is_named = rest.removeprefix("//").partition("/")[0], scheme == "https"
    labels = host.split(".")
    return is_named and len(labels) > 1 and all(labels) and "@" not in host
