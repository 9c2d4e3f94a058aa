"""From a request to an Actor: the bearer token is checked here, the sign-in with each query."""

from typing import Annotated

from fastapi import Depends, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from pennybell.edge.house import House, house_of
from pennybell.edge.peers import Peer, peer_of
from pennybell.errors import Unauthenticated
from pennybell.outbox.actor import Actor

bearer = HTTPBearer(auto_error=False, description="An access token from sign-in.")


async def actor_of(
    request: Request,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Security(bearer)],
) -> Actor:
    """Raises Unauthenticated (401) when there is no token, or none we made."""
    if credentials is None:
        raise Unauthenticated("no_token", "Send an access token: Authorization: Bearer ….")
    house = house_of(request)
    return house.tokens.verify(credentials.credentials, house.clock())


def peer_of_request(request: Request) -> Peer:
    headers = {
        name: value
        for name, value in request.headers.items()
        if name.startswith(("x-", "f", "via"))
    }
    host = request.client.host if request.client else ""
    return peer_of(house_of(request).settings, host, request.url.scheme, headers)


def device_name(request: Request) -> str:
    return request.headers.get("user-agent", "unknown")[:200]


ActorDep = Annotated[Actor, Depends(actor_of)]
HouseDep = Annotated[House, Depends(house_of)]
PeerDep = Annotated[Peer, Depends(peer_of_request)]
