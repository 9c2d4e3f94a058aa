import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { WarningIcon } from "~/ui/icons";
import { Empty } from "~/ui/states";

interface Props {
  children: ReactNode;
}

/** What goes wrong below it takes away only what is below it. */
export class Boundary extends Component<Props, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override render() {
    if (!this.state.isBroken) return this.props.children;
    return (
      <Empty
        icon={<WarningIcon size={28} />}
        title="This part could not be shown"
        action={<Button onClick={() => location.reload()}>Reload</Button>}
      >
        The connection may be away, or Pennybell was updated meanwhile. What was saved is saved.
      </Empty>
    );
  }
}
