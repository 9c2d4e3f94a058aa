import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { UserText } from "~/ui/UserText";

test("what a person typed is text, and turns nothing around it", () => {
  const typed = '<img src=x onerror="alert(1)"> \u202egnp.exe';
  expect(renderToStaticMarkup(<UserText>{typed}</UserText>)).toBe(
    "<bdi>&lt;img src=x onerror=&quot;alert(1)&quot;&gt; \u202egnp.exe</bdi>",
  );
});
