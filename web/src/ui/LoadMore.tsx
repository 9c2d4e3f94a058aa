import { Button, Loader } from "@mantine/core";
import { useEffect, useRef } from "react";
import classes from "~/ui/LoadMore.module.css";

interface Props {
  /** How many rows there are: more of them are the reason to look again. */
  count: number;
  isLoading: boolean;
  /** What is loading, for those who hear it. */
  label: string;
  onMore: () => void;
}

/** Asks for more as soon as it comes near the screen; the button is for those whom that does not reach. */
export function LoadMore({ count, isLoading, label, onMore }: Props) {
  const mark = useRef<HTMLDivElement>(null);
  const load = useRef(onMore);
  load.current = onMore;
  // biome-ignore lint/correctness/useExhaustiveDependencies: after more rows the mark may still be in sight.
  useEffect(() => {
    if (!mark.current) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && load.current(), {
      rootMargin: "600px",
    });
    watcher.observe(mark.current);
    return () => watcher.disconnect();
  }, [count]);
  return (
    <div ref={mark} className={classes.more}>
      {isLoading ? (
        <Loader size="sm" aria-label={label} />
      ) : (
        <Button variant="subtle" onClick={onMore}>
          Load more
        </Button>
      )}
    </div>
  );
}
