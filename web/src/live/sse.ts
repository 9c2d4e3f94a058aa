/** One event of a `text/event-stream`, as far as this app reads it. */
export interface Frame {
  id: string;
  event: string;
  data: string;
}

/** Collects text in whatever pieces it comes and gives out whole frames; comments are nothing but a sign of life. */
export function createFrames(onFrame: (frame: Frame) => void): (text: string) => void {
  let rest = "";
  let frame: Frame = { id: "", event: "", data: "" };

  function line(text: string): void {
    if (text === "") {
      if (frame.id !== "" || frame.data !== "") onFrame(frame);
      frame = { id: "", event: "", data: "" };
      return;
    }
    const found = /^(id|event|data): ?(.*)$/.exec(text);
    if (!found) return;
    const [, field, value = ""] = found;
    if (field === "data" && frame.data !== "") frame.data += `\n${value}`;
    else frame[field as keyof Frame] = value;
  }

  return (text) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const each of lines) line(each.endsWith("\r") ? each.slice(0, -1) : each);
  };
}
