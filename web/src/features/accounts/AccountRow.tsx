import { ActionIcon, Menu } from "@mantine/core";
import { Link } from "react-router";
import { sentence } from "~/api/problem";
import type { Account, AccountType } from "~/api/types";
import classes from "~/features/accounts/AccountsPage.module.css";
import { useDeleteAccount, useEditAccount } from "~/queries/accounts";
import { useCanWrite } from "~/queries/ledger";
import { Count } from "~/ui/Count";
import {
  ArchiveIcon,
  BankIcon,
  CardIcon,
  ChartIcon,
  CoinsIcon,
  HouseIcon,
  LoanIcon,
  MoreIcon,
  PencilIcon,
  PiggyIcon,
  TrashIcon,
  WalletIcon,
} from "~/ui/icons";
import { Money } from "~/ui/Money";
import { useToast } from "~/ui/toasts";
import { UserText } from "~/ui/UserText";

const ICONS: Record<AccountType, typeof BankIcon> = {
  checking: BankIcon,
  savings: PiggyIcon,
  cash: CoinsIcon,
  credit_card: CardIcon,
  loan: LoanIcon,
  investment: ChartIcon,
  property: HouseIcon,
  other: WalletIcon,
};

export function AccountRow({ account, onEdit }: { account: Account; onEdit: () => void }) {
  const Icon = ICONS[account.type];
  const canWrite = useCanWrite();
  return (
    <div className={classes.row} data-testid="account-row" data-id={account.id}>
      <Link to={`/transactions?account=${account.id}`} className={classes.open}>
        <span className={classes.icon}>
          <Icon />
        </span>
        <span className={classes.words}>
          <span className={classes.name}>
            <UserText>{account.name}</UserText>
          </span>
          <span className={classes.note}>
            <Count of={account.transaction_count} one="transaction" many="transactions" />
          </span>
        </span>
        <span className={classes.balance}>
          <Money minor={account.balance_minor} currency={account.currency} />
        </span>
      </Link>
      {canWrite && <RowMenu account={account} onEdit={onEdit} />}
    </div>
  );
}

function RowMenu({ account, onEdit }: { account: Account; onEdit: () => void }) {
  const edit = useEditAccount();
  const remove = useDeleteAccount();
  const toast = useToast();
  const onError = (error: unknown) => toast({ text: sentence(error), tone: "danger" });
  const archive = (archived: boolean, version: number) =>
    edit.mutate(
      { id: account.id, version, changes: { archived } },
      { onError, onSuccess: (row) => told(archived, row.version) },
    );
  const told = (archived: boolean, version: number) =>
    toast({
      text: (
        <>
          <UserText>{account.name}</UserText> {archived ? "archived" : "is back"}
        </>
      ),
      ...(archived ? { action: { label: "Undo", run: () => archive(false, version) } } : {}),
    });
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={`More about ${account.name}`}>
          <MoreIcon />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<PencilIcon size={16} />} onClick={onEdit}>
          Edit
        </Menu.Item>
        <Menu.Item
          leftSection={<ArchiveIcon size={16} />}
          onClick={() => archive(!account.archived, account.version)}
        >
          {account.archived ? "Bring back" : "Archive"}
        </Menu.Item>
        {account.transaction_count === 0 && (
          <Menu.Item
            color="red"
            leftSection={<TrashIcon size={16} />}
            onClick={() => remove.mutate(account, { onError })}
          >
            Delete
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
