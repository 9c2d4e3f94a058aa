/** A refusal as RFC 9457 describes it, or the absence of any answer. */
export class ApiProblem extends Error {
  override readonly name = "ApiProblem";
  readonly status: number;
  readonly code: string;
  readonly title: string;
  /** Seconds to wait, when the server said so. */
  readonly retry_after_s: number | null;
  readonly fields: Readonly<Record<string, string>>;
  /** The row as it stands now, of a 412. */
  readonly current: unknown;

  constructor(status: number, body: Record<string, unknown>, retry_after: string | null) {
    const title = text(body.title) ?? `The server answered ${status}.`;
    super(text(body.detail) ?? title);
    this.status = status;
    this.title = title;
    this.code = text(body.code) ?? `http_${status}`;
    this.current = body.current;
    this.fields = fieldsOf(body.errors);
    const seconds = retry_after === null ? Number.NaN : Number(retry_after);
    this.retry_after_s = Number.isFinite(seconds) ? Math.max(0, seconds) : null;
  }
}

/** No answer came: no network, no server, or the answer was lost on the way. */
export class NoAnswer extends Error {
  override readonly name = "NoAnswer";
  constructor(sentence = "The server cannot be reached. Check the connection and try again.") {
    super(sentence);
  }
}

/** The session ended; only signing in again helps. */
export class SignedOut extends Error {
  override readonly name = "SignedOut";
  constructor() {
    super("You have been signed out.");
  }
}

/** One sentence for a person, whatever was thrown. */
export function sentence(error: unknown): string {
  if (error instanceof ApiProblem) {
    const fields = Object.values(error.fields);
    return fields.length > 0 ? fields.join(" ") : error.message;
  }
  if (error instanceof NoAnswer || error instanceof SignedOut) return error.message;
  return "Something went wrong. Try again.";
}

/** The complaint about one field of a form, by the last part of its path ("body.amount_minor"). */
export function fieldError(error: unknown, field: string): string | undefined {
  return error instanceof ApiProblem ? error.fields[field] : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

function fieldsOf(errors: unknown): Record<string, string> {
  const found: Record<string, string> = {};
  if (!Array.isArray(errors)) return found;
  for (const error of errors as { field?: unknown; message?: unknown }[]) {
    const field = text(error.field)?.replace(/^(body|query|path)\./, "") ?? "";
    found[field] ??= text(error.message) ?? "This value was refused.";
  }
  return found;
}
