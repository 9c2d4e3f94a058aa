import { expect, test } from "vitest";
import { event } from "~/live/fixtures";
import { createStream } from "~/live/stream";

const gone = (seq: number, commit = seq) => event(seq, "gone", {}, { commit });

test("the events of one commit are given out together, and only then the cursor moves", () => {
  const stream = createStream(4);
  expect(stream.offer(gone(5, 7)).kind).toBe("waiting");
  expect(stream.offer(gone(6, 7)).kind).toBe("waiting");
  expect(stream.cursor()).toBe(4);
  const offered = stream.offer(gone(7, 7));
  expect(offered.kind === "apply" && offered.events.map(({ seq }) => seq)).toEqual([5, 6, 7]);
  expect(stream.cursor()).toBe(7);
});

test("what was seen is old, what is missing is a gap", () => {
  const stream = createStream(4);
  expect(stream.offer(gone(4)).kind).toBe("old");
  expect(stream.offer(gone(6)).kind).toBe("gap");
  expect(stream.offer(gone(5)).kind).toBe("apply");
  expect(stream.offer(gone(5)).kind).toBe("old");
});

test("a connection lost in the middle of a commit leaves nothing behind", () => {
  const stream = createStream(4);
  stream.offer(gone(5, 6));
  stream.restart(stream.cursor());
  expect(stream.offer(gone(5, 6)).kind).toBe("waiting");
  expect(stream.offer(gone(6, 6)).kind).toBe("apply");
});

test("an event seen again in the middle of a commit is not counted twice", () => {
  const stream = createStream(0);
  stream.offer(gone(1, 2));
  expect(stream.offer(gone(1, 2)).kind).toBe("old");
  const offered = stream.offer(gone(2, 2));
  expect(offered.kind === "apply" && offered.events).toHaveLength(2);
});
