"""What people are told: preferences, devices, the inbox, and what was sent of it.

Rows belong to one person. `scope` says what a row speaks of: a household, or that person.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Text,
    text,
)

from pennybell.storage.tables.metadata import Id, metadata

IS_UNREAD = text("read_at IS NULL AND archived_at IS NULL AND snoozed_until IS NULL")
IS_WAITING = text("state IN ('held', 'pending')")
"""Of deliveries: not sent yet. Word by word as their index says it, or that is not used."""


def _user_id(*, primary_key: bool = False) -> Column[str]:
    return Column(
        "user_id",
        Id,
        ForeignKey("users.id", ondelete="CASCADE"),
        primary_key=primary_key,
        nullable=False,
    )


notification_preferences = Table(
    "notification_preferences",
    metadata,
    _user_id(primary_key=True),
    Column("email_enabled", Boolean, nullable=False),
    Column("push_enabled", Boolean, nullable=False),
    Column("sms_enabled", Boolean, nullable=False),
    Column("transaction_alerts", Boolean, nullable=False),
    Column("budget_alerts", Boolean, nullable=False),
    Column("goal_alerts", Boolean, nullable=False),
    Column("recurring_alerts", Boolean, nullable=False),
    Column("weekly_summary", Boolean, nullable=False),
    Column("monthly_summary", Boolean, nullable=False),
    Column("quiet_hours_enabled", Boolean, nullable=False),
    Column("quiet_hours_start", String(5)),  # "22:00", in the person's time zone
    Column("quiet_hours_end", String(5)),
    Column("frequency", String(8), nullable=False),
    Column("fcm_token", String(80)),  # masked: a view of the newest device
    Column("apns_token", String(80)),
    Column("timezone", String(64)),  # none: the profile's
    Column("locale", String(35)),
    Column("digest_hour", SmallInteger, nullable=False),
    Column("digest_weekday", SmallInteger, nullable=False),  # 0: Monday
    Column("amounts_in_push", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
)

notification_type_preferences = Table(
    "notification_type_preferences",
    metadata,
    _user_id(primary_key=True),
    Column("type", String(40), primary_key=True),
    Column("channel", String(8), primary_key=True),
    Column("enabled", Boolean, nullable=False),
    Column("frequency", String(8)),  # none: the person's
)
"""Overrides: the most specific wins."""

push_subscriptions = Table(
    "push_subscriptions",
    metadata,
    Column("id", Id, primary_key=True),
    _user_id(),
    Column("kind", String(7), nullable=False),  # fcm, apns, webpush
    Column("address_kind", String(8), nullable=False),  # token, fid, endpoint
    Column("address_hmac", String(64), nullable=False),
    Column("secret_ct", Text, nullable=False),  # sealed: token, or endpoint with its keys
    Column("enc_key_id", String(16), nullable=False),
    Column("masked", String(80), nullable=False),
    Column("device_id", String(100)),
    Column("device_name", String(100), nullable=False),
    Column("platform", String(20), nullable=False),
    Column("session_id", Id),
    Column("apns_topic", String(200)),
    Column("apns_env", String(10)),
    Column("vapid_key_id", String(16)),
    Column("endpoint_origin", String(300)),
    Column("seal_key", String(64)),  # the device's public key for sealed push
    Column("state", String(17), nullable=False),  # active, disabled, needs_resubscribe, forgotten
    Column("disabled_reason", String(60)),
    Column("created_at", BigInteger, nullable=False),
    Column("registered_at", BigInteger, nullable=False),
    Column("last_success_at", BigInteger),
    Column("last_failure_at", BigInteger),
    Column("consecutive_failures", Integer, nullable=False),
    Index("uq_push_subscriptions_kind_address_hmac", "kind", "address_hmac", unique=True),
    Index("ix_push_subscriptions_user_id_state", "user_id", "state"),
    Index("ix_push_subscriptions_session_id", "session_id"),
)
"""An address belongs to the last person who registered it."""

contacts = Table(
    "contacts",
    metadata,
    Column("id", Id, primary_key=True),
    _user_id(),
    Column("channel", String(8), nullable=False),  # email, sms, apprise
    Column("address_hmac", String(64), nullable=False),
    Column("secret_ct", Text, nullable=False),
    Column("enc_key_id", String(16), nullable=False),
    Column("masked", String(80), nullable=False),
    Column("state", String(8), nullable=False, server_default="pending"),  # or active, disabled
    Column("disabled_reason", String(60)),
    Column("code_sent_at", BigInteger),
    Column("code_tries", SmallInteger, nullable=False),
    Column("verified_at", BigInteger),
    Column("created_at", BigInteger, nullable=False),
    Index(
        "uq_contacts_user_id_channel_address_hmac",
        "user_id",
        "channel",
        "address_hmac",
        unique=True,
    ),
)
"""Mail and text messages go only to addresses whose owner has answered: those that are active."""

webhooks = Table(
    "webhooks",
    metadata,
    Column("id", Id, primary_key=True),
    _user_id(),
    Column("name", String(100), nullable=False),
    Column("secret_ct", Text, nullable=False),  # sealed: the URL and the signing secrets
    Column("enc_key_id", String(16), nullable=False),
    Column("masked", String(80), nullable=False),
    Column("types", Text, nullable=False),  # JSON; empty: all
    Column("enabled", Boolean, nullable=False),
    Column("disabled_reason", String(60)),
    Column("failing_since", BigInteger),
    Column("old_secret_until", BigInteger),  # the secret before the newest signs until then
    Column("version", Integer, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Index("ix_webhooks_user_id", "user_id"),
)

notifications = Table(
    "notifications",
    metadata,
    Column("id", Id, primary_key=True),
    Column("scope", Id, nullable=False),
    _user_id(),
    Column("type", String(40), nullable=False),
    Column("severity", String(8), nullable=False),
    Column("title", String(200), nullable=False),
    Column("body", String(1000), nullable=False),
    Column("args", Text, nullable=False),  # JSON: the numbers and names the text is made of
    Column("subject_noun", String(20), nullable=False),
    Column("subject_id", Id),
    Column("group_key", String(100), nullable=False),
    Column("dedupe_key", String(120), nullable=False),
    Column("seq", BigInteger, nullable=False),  # of the fact: who showed it has seen this
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger, nullable=False),
    Column("seen_at", BigInteger),
    Column("read_at", BigInteger),
    Column("archived_at", BigInteger),
    Column("snoozed_until", BigInteger),
    Column("version", Integer, nullable=False),
    Index("uq_notifications_user_id_dedupe_key", "user_id", "dedupe_key", unique=True),
    Index("ix_notifications_user_id_created_at", "user_id", "created_at", "id"),
    Index("ix_notifications_user_id_type_created_at", "user_id", "type", "created_at", "id"),
    Index(
        "ix_notifications_user_id_unread",
        "user_id",
        "seen_at",
        sqlite_where=IS_UNREAD,
        postgresql_where=IS_UNREAD,
    ),
    Index("ix_notifications_user_id_read_at", "user_id", "read_at", "created_at"),
    Index("ix_notifications_snoozed_until", "snoozed_until"),
    Index("ix_notifications_scope_subject_id", "scope", "subject_id"),
)

digests = Table(
    "digests",
    metadata,
    Column("id", Id, primary_key=True),
    _user_id(),
    Column("channel", String(8), nullable=False),
    Column("kind", String(8), nullable=False),  # hourly, daily, weekly, monthly; quiet
    Column("bucket_key", String(40), nullable=False),
    Column("window_start", BigInteger, nullable=False),
    Column("window_end", BigInteger, nullable=False),
    Column("state", String(6), nullable=False),  # open, closed
    Index("uq_digests_user_id_channel_bucket_key", "user_id", "channel", "bucket_key", unique=True),
    Index("ix_digests_state_window_end", "state", "window_end"),
)
"""What leaves together at `window_end`. A closed one takes nothing more."""

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Id, primary_key=True),
    Column("notification_id", Id, ForeignKey("notifications.id", ondelete="CASCADE")),
    Column("digest_id", Id, ForeignKey("digests.id", ondelete="CASCADE")),
    _user_id(),
    Column(
        "channel", String(8), nullable=False
    ),  # fcm, apns, webpush, email, sms, apprise, webhook
    Column("target_id", String(36), nullable=False),  # of the device, contact or webhook
    Column("state", String(10), nullable=False),
    Column("reason", String(60)),  # why it was withheld or is dead
    Column("not_before", BigInteger, nullable=False),
    Column("ttl_until", BigInteger, nullable=False),
    Column("collapse_id", String(64), nullable=False),
    Column("unless_seen_seq", BigInteger),  # not sent when a device shows this number by then
    Column("attempts", SmallInteger, nullable=False),
    Column("lease_owner", String(36)),
    Column("lease_until", BigInteger),
    Column("provider_message_id", String(300)),
    Column("last_status", Integer),
    Column("last_reason", String(80)),
    Column("created_at", BigInteger, nullable=False),
    Column("accepted_at", BigInteger),
    Column("displayed_at", BigInteger),
    Column("clicked_at", BigInteger),
    Column("ring", SmallInteger, nullable=False, server_default="0"),
    Index(
        "uq_deliveries_notification_id_channel_target_id_ring",
        "notification_id",
        "channel",
        "target_id",
        "ring",
        unique=True,
    ),
    Index("ix_deliveries_channel_state_not_before_id", "channel", "state", "not_before", "id"),
    Index("ix_deliveries_digest_id", "digest_id"),
    Index("ix_deliveries_user_id_created_at", "user_id", "created_at"),
    Index(
        "ix_deliveries_user_id_target_id_collapse_id_waiting",
        "user_id",
        "target_id",
        "collapse_id",
        sqlite_where=IS_WAITING,
        postgresql_where=IS_WAITING,
    ),
)
"""States: held, pending, leased, accepted, displayed, clicked, dead, suppressed, expired, merged.

Held: waits for the digest that `digest_id` names. A row with a digest and no notification is the
digest's own sending. `ring`: 0 when the notification came, one more each time
it was woken. Unique: one row for a notification, channel, target and ring.
"""

delivery_attempts = Table(
    "delivery_attempts",
    metadata,
    Column("delivery_id", Id, ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True),
    Column("n", SmallInteger, primary_key=True),
    Column("started_at", BigInteger, nullable=False),
    Column("finished_at", BigInteger),
    Column("outcome", String(14)),  # none yet: in flight, or lost in a crash
    Column("http_status", Integer),
    Column("reason", String(80)),
    Column("retry_after_s", Integer),
    Column("ambiguous", Boolean, nullable=False),
)

email_suppressions = Table(
    "email_suppressions",
    metadata,
    Column("address_hmac", String(64), primary_key=True),
    Column("reason", String(60), nullable=False),
    Column("source", String(20), nullable=False),
    Column("at", BigInteger, nullable=False),
)
"""Addresses that bounced for good."""
