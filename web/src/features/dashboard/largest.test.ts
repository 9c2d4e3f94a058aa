import { expect, test } from "vitest";
import { largest } from "~/features/dashboard/largest";

const spent = (...amounts: number[]) =>
  amounts.map((spent_minor, place) => ({ category_id: `c${place}`, spent_minor }));

test("the largest stand first, the others are added up", () => {
  const { shown, rest } = largest(spent(5, 40, 0, 30, 20, -3), 2);
  expect(shown.map(({ spent_minor }) => spent_minor)).toEqual([40, 30]);
  expect(rest).toEqual({ count: 3, spent_minor: 22 });
});

test("one more than fits is shown, not summed up as one more", () => {
  expect(largest(spent(3, 2, 1), 2)).toMatchObject({ shown: { length: 3 }, rest: { count: 0 } });
});
