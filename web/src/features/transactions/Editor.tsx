import { Loader, Modal } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { sentence } from "~/api/problem";
import type { Editing } from "~/features/shell/editor";
import { Form } from "~/features/transactions/Form";
import classes from "~/features/transactions/Form.module.css";
import { useCanWrite } from "~/queries/ledger";
import { useTransfer } from "~/queries/transactions";
import { Failure } from "~/ui/states";

interface Props {
  editing: Editing;
  isOpen: boolean;
  onClose: () => void;
}

export default function Editor({ editing, isOpen, onClose }: Props) {
  const isPhone = useMediaQuery("(max-width: 47.99em)") ?? false;
  const canWrite = useCanWrite();
  const { row } = editing;
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={row ? (canWrite ? "Edit transaction" : "Transaction") : "Add transaction"}
      size={520}
      fullScreen={isPhone}
      closeOnClickOutside={row !== undefined}
      classNames={{ title: classes.heading ?? "" }}
    >
      {row?.transfer_id ? (
        <WithBothSides editing={editing} onClose={onClose} />
      ) : (
        <Form editing={editing} peer={null} onClose={onClose} />
      )}
    </Modal>
  );
}

/** A transfer is edited as one: its other side, which may be older than all that is loaded, is read first. */
function WithBothSides({ editing, onClose }: Omit<Props, "isOpen">) {
  const { row } = editing;
  const { data, error, refetch } = useTransfer(row?.transfer_id ?? "");
  if (error) return <Failure onRetry={() => void refetch()}>{sentence(error)}</Failure>;
  if (!data || !row) {
    return (
      <div className={classes.waiting}>
        <Loader size="sm" aria-label="Loading the other side" />
      </div>
    );
  }
  const [mine, peer] = data.from?.id === row.id ? [data.from, data.to] : [data.to, data.from];
  return <Form editing={{ ...editing, row: mine ?? row }} peer={peer} onClose={onClose} />;
}
