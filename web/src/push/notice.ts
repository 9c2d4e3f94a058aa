/** What the worker shows of one push, whichever service formed it. */
export interface Notice {
  title: string;
  body: string;
  /** A later notice of the same tag takes the place of an earlier one; empty: of none. */
  tag: string;
  actions: { action: string; title: string }[];
  /** Unread entries, for the app's icon; null: not said. */
  badge: number | null;
  /** Entries that were read elsewhere: what is shown of them goes. */
  closes: string[];
  kept: Kept;
}

/** What a shown notice remembers until it is pressed. */
export interface Kept {
  /** Where a press leads, within this app. */
  path: string;
  /** The inbox entry it is about; null for a digest. */
  entry: string | null;
  /** Where to say that it was pressed; null: nowhere. */
  clicked: string | null;
  displayed: string | null;
}

type Fields = Record<string, unknown>;

const NO_WORDS = { title: "Pennybell", body: "There is something new in your inbox." };
const INBOX = "/inbox";

/**
 * Reads a push: Safari's declarative form (`web_push: 8030`), which this server sends, or what Firebase makes of
 * a message, with a `notification` or with all of it in `data`. Every push has to show something, so whatever
 * cannot be read shows a line that says nothing.
 */
export function readPush(text: string, origin: string): Notice {
  const pushed = fields(parse(text));
  const notification = fields(pushed.notification);
  const data = { ...fields(pushed.data), ...fields(notification.data) };
  const said = { ...data, ...notification };
  const link = said.navigate ?? fields(pushed.fcmOptions).link ?? said.click_action ?? data.link;
  const title = words(said.title);
  return {
    title: title || NO_WORDS.title,
    body: title ? words(said.body) : NO_WORDS.body,
    tag: words(said.tag),
    actions: actionsOf(said.actions),
    badge: numberOf(said.app_badge ?? pushed.app_badge),
    closes: words(data.closes)
      .split(/[\s,]+/)
      .filter(Boolean),
    kept: {
      path: pathOf(words(link), origin),
      entry: words(data.notification_id) || null,
      clicked: ownUrl(words(data.clicked_url), origin),
      displayed: ownUrl(words(data.displayed_url), origin),
    },
  };
}

/** What a shown notice remembers; one of an older worker may remember less. */
export function keptOf(data: unknown): Kept {
  const { path, entry, clicked, displayed } = fields(data);
  return {
    path: words(path) || INBOX,
    entry: words(entry) || null,
    clicked: words(clicked) || null,
    displayed: words(displayed) || null,
  };
}

/** Never out of this app: of an address elsewhere only path and query count, of what is no address nothing. */
export function pathOf(link: string, origin: string): string {
  const url = urlOf(link, origin);
  if (!url || !/^https?:$/.test(url.protocol)) return INBOX;
  const path = url.pathname + url.search + url.hash;
  return /^\/(?![/\\])/.test(path) ? path : INBOX;
}

function urlOf(link: string, origin: string): URL | null {
  try {
    return link === "" ? null : new URL(link, origin);
  } catch {
    return null;
  }
}

/** The address, if it is this server's. */
function ownUrl(link: string, origin: string): string | null {
  return link === "" ? null : origin + pathOf(link, origin);
}

function actionsOf(said: unknown): Notice["actions"] {
  if (!Array.isArray(said)) return [];
  return said
    .map(fields)
    .map(({ action, title }) => ({ action: words(action), title: words(title) }))
    .filter(({ action, title }) => action !== "" && title !== "");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function words(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

function numberOf(value: unknown): number | null {
  const count = typeof value === "string" && /^\d{1,6}$/.test(value) ? Number(value) : value;
  return typeof count === "number" && Number.isInteger(count) && count >= 0 ? count : null;
}
