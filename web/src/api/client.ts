import { ApiProblem, NoAnswer } from "~/api/problem";
import { type Session, session as theSession } from "~/api/session";

/** A list is sent as the same name several times. */
export type Query = Record<string, string | number | boolean | undefined | null | readonly string[]>;

export interface Options {
  query?: Query;
  body?: unknown;
  form?: FormData;
  /** The version one has seen; a stale one is refused with 412. */
  version?: number | undefined;
  idempotency_key?: string;
  signal?: AbortSignal;
  /** For the few endpoints that take no token. */
  anonymous?: boolean;
}

export interface Api {
  get<T>(path: string, options?: Options): Promise<T>;
  post<T>(path: string, options?: Options): Promise<T>;
  put<T>(path: string, options?: Options): Promise<T>;
  patch<T>(path: string, options?: Options): Promise<T>;
  delete<T>(path: string, options?: Options): Promise<T>;
}

const PREFIX = "/api/v1";

export function createApi(session: Session, fetcher: typeof fetch): Api {
  async function send(method: string, path: string, options: Options, token: string): Promise<Response> {
    const headers: Record<string, string> = { Accept: "application/json" };
    if (token !== "") headers.Authorization = `Bearer ${token}`;
    if (options.body !== undefined) headers["Content-Type"] = "application/json";
    if (options.version !== undefined) headers["If-Match"] = `"${options.version}"`;
    if (options.idempotency_key) headers["Idempotency-Key"] = options.idempotency_key;
    const init: RequestInit = { method, headers, credentials: "same-origin" };
    if (options.form) init.body = options.form;
    else if (options.body !== undefined) init.body = JSON.stringify(options.body);
    if (options.signal) init.signal = options.signal;
    try {
      return await fetcher(PREFIX + path + search(options.query), init);
    } catch (error) {
      if (options.signal?.aborted) throw error;
      throw new NoAnswer();
    }
  }

  async function request<T>(method: string, path: string, options: Options = {}): Promise<T> {
    const token = options.anonymous ? "" : await session.freshToken();
    let response = await send(method, path, options, token);
    if (response.status === 401 && !options.anonymous) {
      response = await send(method, path, options, await session.refresh());
    }
    if (response.status === 204) return undefined as T;
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok) return body as T;
    const problem = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
    throw new ApiProblem(response.status, problem, response.headers.get("Retry-After"));
  }

  return {
    get: (path, options) => request("GET", path, options),
    post: (path, options) => request("POST", path, options),
    put: (path, options) => request("PUT", path, options),
    patch: (path, options) => request("PATCH", path, options),
    delete: (path, options) => request("DELETE", path, options),
  };
}

function search(query: Query | undefined): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (Array.isArray(value)) for (const one of value) params.append(key, one);
    else if (value !== undefined && value !== null && value !== "") params.set(key, String(value));
  }
  const text = params.toString();
  return text === "" ? "" : `?${text}`;
}

export const api = createApi(theSession, (...args) => fetch(...args));
