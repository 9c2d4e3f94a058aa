import { expect, test } from "vitest";
import { byNeed, pacesOf, partOf, shareOf, standingOf } from "~/features/goals/standing";
import { goal, goalProgress } from "~/live/fixtures";

test("an archived goal is that, whatever is there", () => {
  expect(standingOf(goal("g", { archived: true }), goalProgress("g", { state: "behind" }))).toBe("archived");
  expect(standingOf(goal("g"), goalProgress("g", { state: "behind" }))).toBe("behind");
});

test("a ring is never less than empty nor more than full", () => {
  expect(shareOf(goalProgress("g", { saved_minor: 25_000 }))).toBe(0.25);
  expect(shareOf(goalProgress("g", { saved_minor: -1 }))).toBe(0);
  expect(shareOf(goalProgress("g", { saved_minor: 150_000 }))).toBe(1);
});

test("both paces are drawn against the larger; one that is not known is not drawn", () => {
  const paces = (required_minor: number | null, pace_minor: number | null) =>
    pacesOf(goalProgress("g", { required_minor, pace_minor }));
  expect(paces(200, 100)).toEqual({ required: 1, pace: 0.5 });
  expect(paces(100, 400)).toEqual({ required: 0.25, pace: 1 });
  expect(paces(100, -50)).toEqual({ required: 1, pace: 0 });
  expect(paces(null, 100)).toBeNull();
  expect(paces(100, null)).toBeNull();
});

test("those behind stand first, then the nearest to the end, then what is reached", () => {
  const goals = ["reached", "near", "behind", "far", "new"].map((id) => goal(id));
  const progress = new Map([
    ["reached", goalProgress("reached", { state: "reached", saved_minor: 100_000 })],
    ["near", goalProgress("near", { state: "on_track", saved_minor: 80_000 })],
    ["behind", goalProgress("behind", { state: "behind", saved_minor: 10_000 })],
    ["far", goalProgress("far", { state: "undated", saved_minor: 20_000 })],
  ]);
  const archived = goal("archived", { archived: true });
  const order = byNeed([archived, ...goals], progress).map(({ id }) => id);
  expect(order).toEqual(["behind", "near", "far", "new", "reached", "archived"]);
});

test("a part of a balance is cut towards zero, exact at any size", () => {
  expect(partOf(10_001, 33)).toBe(3_300);
  expect(partOf(-10_001, 33)).toBe(-3_300);
  expect(partOf(999_999_999_999_999, 99)).toBe(989_999_999_999_999);
});
