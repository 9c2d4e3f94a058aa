import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { type Durable, isDurable, type Message } from "~/live/events";
import { ledger } from "~/live/fixtures";
import { reduce } from "~/live/reduce";

const folder = fileURLToPath(new URL("../../../tests/golden/events/", import.meta.url));
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];

function messagesOf(file: string): Message[] {
  const content = JSON.parse(readFileSync(folder + file, "utf8")) as Message | Message[];
  return Array.isArray(content) ? content : [content];
}

describe("the golden files, which the server's tests read too", () => {
  test.each(files)("%s is accepted, once and again", (file) => {
    for (const message of messagesOf(file)) {
      expect(message.type).toBeTypeOf("string");
      expect(message.payload).toBeTypeOf("object");
      if (!isDurable(message)) continue;
      const event = message as unknown as Durable;
      const before = { ...ledger({ seq: event.seq - 1 }) };
      const home = event.household ?? before.household.id;
      const mine = { ...before, household: { ...before.household, id: home } };
      const after = reduce(mine, [event], 0);
      expect(after.seq).toBe(event.seq);
      expect(reduce(after, [event], 0)).toBe(after);
    }
  });
});
