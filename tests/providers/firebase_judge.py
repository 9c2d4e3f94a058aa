"""firebase-admin as a client of the local FCM: `python firebase_judge.py ACCOUNT URL TARGET…`.

Google's own client judges the server that ours is tested against. Prints, as JSON, what it made
of a message to each target: the message's name, or the error it raised.
"""

import json
import sys
from typing import Any

import firebase_admin  # type: ignore[import-untyped]  # it has no types
from firebase_admin import credentials, exceptions, messaging

account, url, *targets = sys.argv[1:]
service: Any = messaging._MessagingService
service.FCM_URL = url + "/v1/projects/{0}/messages:send"
app = firebase_admin.initialize_app(credentials.Certificate(account))
found: dict[str, str] = {}
for target in targets:
    message = messaging.Message(
        token=target,
        data={"id": "1"},
        notification=messaging.Notification(title="Groceries", body="80 % spent"),
        android=messaging.AndroidConfig(collapse_key="a", ttl=60, priority="high"),
        webpush=messaging.WebpushConfig(headers={"TTL": "60"}),
    )
    try:
        found[target] = messaging.send(message)
    except (exceptions.FirebaseError, ValueError) as error:
        found[target] = type(error).__name__
print(json.dumps(found))
