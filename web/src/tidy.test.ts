import { readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const source = fileURLToPath(new URL(".", import.meta.url));

/** What each room may import from; "ui" stands aside and sees only "lib". */
const MAY_SEE: Record<string, readonly string[]> = {
  features: ["features", "queries", "live", "push", "api", "lib", "ui"],
  queries: ["queries", "live", "push", "api", "lib"],
  live: ["live", "api", "lib"],
  push: ["push", "api", "lib"],
  api: ["api", "lib"],
  ui: ["ui", "lib"],
  lib: ["lib"],
};

const LINES_MAX = 250;

function files(folder = ""): string[] {
  return readdirSync(source + folder).flatMap((name) => {
    const path = folder + name;
    return statSync(source + path).isDirectory() ? files(`${path}/`) : [path];
  });
}

const written = files().filter((path) => /\.tsx?$/.test(path) && !/\.gen\.ts$/.test(path));
const shipped = written.filter((path) => !/\.test\.tsx?$/.test(path));
const read = (path: string) => readFileSync(source + path, "utf8");

test("each room imports only from rooms below it", () => {
  const wrong = shipped.flatMap((path) => {
    const room = path.split("/")[0] ?? "";
    const allowed = MAY_SEE[room];
    if (!allowed) return [];
    const imported = [...read(path).matchAll(/(?:from|import)\s*\(?\s*"~\/([^"/]+)/g)].map(
      (found) => found[1] ?? "",
    );
    return imported.filter((other) => !allowed.includes(other)).map((other) => `${path} imports ${other}`);
  });
  expect(wrong).toEqual([]);
});

test("every import within the app names its room", () => {
  expect(written.filter((path) => /from "\.\.?\//.test(read(path)))).toEqual([]);
});

test("only the live room opens sockets", () => {
  const opening = shipped.filter((path) => /new (WebSocket|EventSource)\b/.test(read(path)));
  expect(opening.filter((path) => !path.startsWith("live/"))).toEqual([]);
});

test("only queries and live/apply touch the query cache", () => {
  const touching = shipped.filter((path) =>
    /QueryClient\b|[qQ]ueryData\b|invalidateQueries/.test(read(path)),
  );
  const allowed = (path: string) => path.startsWith("queries/") || path === "live/apply.ts";
  // The provider hands the one client to React and does nothing with it.
  expect(touching.filter((path) => !allowed(path) && path !== "features/App.tsx")).toEqual([]);
});

test("no component fetches", () => {
  const rooms = shipped.filter((path) => path.startsWith("features/") || path.startsWith("ui/"));
  expect(rooms.filter((path) => /\bfetch\(|from "~\/api\/client"/.test(read(path)))).toEqual([]);
});

test("no file is longer than what one can keep in mind", () => {
  const long = written.filter((path) => path.endsWith(".tsx") && read(path).split("\n").length > LINES_MAX);
  expect(long).toEqual([]);
});

test("nothing is written into the page as markup", () => {
  expect(shipped.filter((path) => /dangerouslySetInnerHTML|\.innerHTML\b/.test(read(path)))).toEqual([]);
});
