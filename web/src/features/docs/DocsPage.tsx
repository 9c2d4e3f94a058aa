import { Fragment, type ReactNode, useEffect, useState } from "react";
import { Link, useLocation, useNavigate, useParams } from "react-router";
import classes from "~/features/docs/DocsPage.module.css";
import { type Block, blocksOf, type Piece, piecesOf } from "~/features/docs/markdown";
import { ChevronIcon } from "~/ui/icons";

/** The pages of docs/ as they were when the app was built; each is loaded when it is opened. */
const PAGES = import.meta.glob<string>("../../../../docs/[a-z]*.md", { query: "?raw", import: "default" });

const loaderOf = (name: string) => PAGES[`../../../../docs/${name}.md`];

/** A page of the documentation, for whoever it is. */
export default function DocsPage() {
  const { page = "" } = useParams();
  const { hash } = useLocation();
  const navigate = useNavigate();
  const [shown, setShown] = useState<{ page: string; blocks: Block[] }>();
  useEffect(() => {
    let isCurrent = true;
    const loading = loaderOf(page)?.() ?? Promise.resolve("# There is no such page");
    loading
      .catch(() => "# This page could not be loaded")
      .then((source) => isCurrent && setShown({ page, blocks: blocksOf(source) }));
    return () => {
      isCurrent = false;
    };
  }, [page]);
  useEffect(() => {
    if (shown && hash) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, [shown, hash]);

  return (
    <main className={classes.page}>
      <button type="button" className={classes.back} onClick={() => void navigate(-1)}>
        <ChevronIcon size={16} /> Back
      </button>
      {shown?.page === page && each(shown.blocks, (block) => <Shown block={block} />)}
    </main>
  );
}

function Shown({ block }: { block: Block }) {
  switch (block.kind) {
    case "heading": {
      const Heading = `h${block.level}` as "h1" | "h2" | "h3" | "h4";
      return <Heading id={block.id}>{words(block.text)}</Heading>;
    }
    case "paragraph":
      return <p>{words(block.text)}</p>;
    case "code":
      return <pre>{block.text}</pre>;
    case "list": {
      const List = block.ordered ? "ol" : "ul";
      return (
        <List>
          {each(block.items, (item) => (
            <li>{words(item)}</li>
          ))}
        </List>
      );
    }
    case "table":
      return (
        <div className={classes.wide}>
          <table>
            <thead>
              <tr>
                {each(block.head, (cell) => (
                  <th>{words(cell)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {each(block.rows, (row) => (
                <tr>
                  {each(row, (cell) => (
                    <td>{words(cell)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

const words = (text: string) => each(piecesOf(text), (piece) => <Said piece={piece} />);

/** Parts of a page, which stay what they are and where they are. */
function each<T>(parts: readonly T[], shown: (part: T) => ReactNode) {
  // biome-ignore lint/suspicious/noArrayIndexKey: nothing is ever added, moved or removed
  return parts.map((part, place) => <Fragment key={place}>{shown(part)}</Fragment>);
}

function Said({ piece }: { piece: Piece }) {
  switch (piece.kind) {
    case "anchor":
      return <span id={piece.id} />;
    case "code":
      return <code>{piece.text}</code>;
    case "strong":
      return <strong>{piece.text}</strong>;
    case "text":
      return piece.text;
    case "link":
      return <Way text={piece.text} to={piece.to} />;
  }
}

/** Another page, or elsewhere; what is only in the source tree is a name. */
function Way({ text, to }: { text: string; to: string }) {
  const label = text.replaceAll("`", "");
  if (/^https?:/.test(to)) {
    return (
      <a href={to} target="_blank" rel="noreferrer">
        {label}
      </a>
    );
  }
  const [, name, part = ""] = /^(?:([a-z]+)\.md)?(#.*)?$/.exec(to) ?? [];
  if (name ? !loaderOf(name) : !part) return label;
  return <Link to={`${name ? `/docs/${name}` : ""}${part}`}>{label}</Link>;
}
