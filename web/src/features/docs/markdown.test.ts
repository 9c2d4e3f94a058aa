import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { blocksOf, piecesOf } from "~/features/docs/markdown";

test("a page is headings, paragraphs, lists, tables and code", () => {
  const page = [
    "# A page",
    "",
    "Two lines of",
    "one paragraph:",
    "- first,",
    "  which goes on",
    "- second",
    "",
    "| a | b |",
    "|---|---|",
    "| 1 | x \\| y |",
    "```",
    "# no heading",
    "```",
  ].join("\n");
  expect(blocksOf(page)).toEqual([
    { kind: "heading", level: 1, text: "A page", id: "a-page" },
    { kind: "paragraph", text: "Two lines of one paragraph:" },
    { kind: "list", ordered: false, items: ["first, which goes on", "second"] },
    { kind: "table", head: ["a", "b"], rows: [["1", "x | y"]] },
    { kind: "code", text: "# no heading" },
  ]);
});

test("a line is text, code, what is strong, links and anchors", () => {
  expect(
    piecesOf('<a id="gone"></a>See `code`, **this** and [that](that.md#part) at <https://a.example>.'),
  ).toEqual([
    { kind: "anchor", id: "gone" },
    { kind: "text", text: "See " },
    { kind: "code", text: "code" },
    { kind: "text", text: ", " },
    { kind: "strong", text: "this" },
    { kind: "text", text: " and " },
    { kind: "link", text: "that", to: "that.md#part" },
    { kind: "text", text: " at " },
    { kind: "link", text: "https://a.example", to: "https://a.example" },
    { kind: "text", text: "." },
  ]);
});

test("every page of docs is understood", () => {
  const folder = fileURLToPath(new URL("../../../../docs/", import.meta.url));
  const pages = readdirSync(folder).filter((name) => /^[a-z].*\.md$/.test(name));
  expect(pages).toContain("notifications.md");
  for (const name of pages) {
    const blocks = blocksOf(readFileSync(folder + name, "utf8"));
    const texts = blocks.flatMap((block) => {
      if (block.kind === "table") return [block.head, ...block.rows].flat();
      if (block.kind === "list") return block.items;
      return block.kind === "code" ? [] : [block.text];
    });
    const plain = texts.flatMap(piecesOf).flatMap((piece) => (piece.kind === "text" ? [piece.text] : []));
    expect(blocks[0]?.kind, name).toBe("heading");
    for (const text of plain) expect(text, name).not.toMatch(/\]\(|\*\*|^#+ |<a /);
    for (const block of blocks)
      if (block.kind === "table")
        for (const row of block.rows) expect(row.length, `${name}: ${row[0]}`).toBe(block.head.length);
  }
});
