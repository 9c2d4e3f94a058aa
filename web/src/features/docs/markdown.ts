export type Block =
  | { kind: "heading"; level: number; text: string; id: string }
  | { kind: "paragraph"; text: string }
  | { kind: "list"; ordered: boolean; items: string[] }
  | { kind: "table"; head: string[]; rows: string[][] }
  | { kind: "code"; text: string };

export type Piece =
  | { kind: "text" | "code" | "strong"; text: string }
  | { kind: "link"; text: string; to: string }
  | { kind: "anchor"; id: string };

const ITEM = /^(-|\d+\.) +/;
const FENCE = "```";

/** The blocks of a page of docs/: as much Markdown as those pages use. */
export function blocksOf(source: string): Block[] {
  const lines = source.split("\n");
  const blocks: Block[] = [];
  let at = 0;
  const line = () => lines[at] ?? "";
  const take = (belongs: (text: string) => boolean) => {
    const start = at;
    do at += 1;
    while (at < lines.length && belongs(line()));
    return lines.slice(start, at);
  };
  while (at < lines.length) {
    const text = line();
    if (text.trim() === "") {
      at += 1;
    } else if (text.startsWith(FENCE)) {
      blocks.push({
        kind: "code",
        text: take((each) => !each.startsWith(FENCE))
          .slice(1)
          .join("\n"),
      });
      at += 1;
    } else if (/^#{1,4} /.test(text)) {
      blocks.push(heading(text));
      at += 1;
    } else if (text.startsWith("|")) {
      const [head = [], , ...rows] = take((each) => each.startsWith("|")).map(cells);
      blocks.push({ kind: "table", head, rows });
    } else if (ITEM.test(text)) {
      blocks.push({ kind: "list", ordered: !text.startsWith("-"), items: itemsOf(take(goesOn)) });
    } else {
      const all = take((each) => goesOn(each) && !starts(each));
      blocks.push({ kind: "paragraph", text: all.join(" ") });
    }
  }
  return blocks;
}

/** What a line of text is made of. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const found of text.matchAll(PIECE)) {
    if (found.index > from) pieces.push({ kind: "text", text: text.slice(from, found.index) });
    from = found.index + found[0].length;
    const { code, strong, label, to, bare, id } = found.groups ?? {};
    if (code) pieces.push({ kind: "code", text: code });
    else if (strong) pieces.push({ kind: "strong", text: strong });
    else if (id) pieces.push({ kind: "anchor", id });
    else pieces.push({ kind: "link", text: label ?? bare ?? "", to: to ?? bare ?? "" });
  }
  if (from < text.length) pieces.push({ kind: "text", text: text.slice(from) });
  return pieces;
}

const PIECE =
  /`(?<code>[^`]+)`|\*\*(?<strong>[^*]+)\*\*|!?\[(?<label>[^\]]+)\]\((?<to>[^)\s]+)\)|<(?<bare>https?:[^>]+)>|<a id="(?<id>[^"]+)"><\/a>/g;

const starts = (line: string) => /^(#{1,4} |\||```)/.test(line) || ITEM.test(line);
const goesOn = (line: string) => line.trim() !== "" && !/^(#{1,4} |\||```)/.test(line);

function heading(line: string): Block {
  const level = line.indexOf(" ");
  const text = line.slice(level + 1);
  const id = text
    .toLowerCase()
    .replace(/[^a-z0-9 -]/g, "")
    .trim()
    .replaceAll(" ", "-");
  return { kind: "heading", level, text, id };
}

function cells(line: string): string[] {
  const inner = line.trim().replace(/^\|/, "").replace(/\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll("\\|", "|"));
}

function itemsOf(lines: string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (ITEM.test(line)) items.push(line.replace(ITEM, ""));
    else items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  return items;
}
