import fc from "fast-check";
import { expect, test } from "vitest";
import { createFrames, type Frame } from "~/live/sse";

const text = [
  "retry: 1000\nid: e1:10\n\n",
  ":\n\n",
  'id: e1:11\nevent: gone\ndata: {"type":"gone"}\n\n',
  "data: one\r\ndata: two\r\n\r\n",
].join("");

const whole: Frame[] = [
  { id: "e1:10", event: "", data: "" },
  { id: "e1:11", event: "gone", data: '{"type":"gone"}' },
  { id: "", event: "", data: "one\ntwo" },
];

test("frames are whole, wherever the network cuts the text", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(text.length)), (cuts) => {
      const seen: Frame[] = [];
      const take = createFrames((frame) => seen.push(frame));
      const places = [0, ...cuts.sort((a, b) => a - b), text.length];
      for (const [i, start] of places.entries()) take(text.slice(start, places[i + 1] ?? text.length));
      expect(seen).toEqual(whole);
    }),
  );
});

test("what has not ended is not given out", () => {
  const seen: Frame[] = [];
  createFrames((frame) => seen.push(frame))("data: half\n");
  expect(seen).toEqual([]);
});
