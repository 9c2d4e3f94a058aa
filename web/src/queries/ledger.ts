import { useQuery } from "@tanstack/react-query";
import { api } from "~/api/client";
import type { Account, Category, Household, Member, Role, Snapshot, Tag, User } from "~/api/types";
import { type Currency, setCurrencies } from "~/lib/currencies";
import { LEDGER_KEY } from "~/live/apply";
import { fromSnapshot, type Ledger } from "~/live/ledger";

async function readLedger(): Promise<Ledger> {
  const [snapshot, currencies] = await Promise.all([
    api.get<Snapshot>("/snapshot"),
    api.get<{ items: Currency[] }>("/currencies"),
  ]);
  // Before the first amount is drawn: a wrong exponent would be a wrong amount.
  setCurrencies(currencies.items);
  return fromSnapshot(snapshot);
}

const ledgerQuery = {
  queryKey: LEDGER_KEY,
  queryFn: readLedger,
  // Events keep it fresh; it is read again only when the stream says so.
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
} as const;

/** The whole ledger, as a query: for the screen that waits for it. */
export function useLedgerStart() {
  return useQuery(ledgerQuery);
}

/** A part of the ledger. Only below the screen that waited for it; `select` must be a stable function. */
export function useLedger<T>(select: (ledger: Ledger) => T): T {
  const { data } = useQuery({ ...ledgerQuery, select });
  if (data === undefined) throw new Error("The ledger is used before it was read.");
  return data;
}

const accounts = (ledger: Ledger): Account[] => ledger.accounts;
const categories = (ledger: Ledger): Category[] => ledger.categories;
const tags = (ledger: Ledger): Tag[] => ledger.tags;
const members = (ledger: Ledger): Member[] => ledger.members;
const household = (ledger: Ledger): Household => ledger.household;
const user = (ledger: Ledger): User => ledger.user;
const role = (ledger: Ledger): Role => ledger.role;
const imports = (ledger: Ledger) => ledger.imports;

export const useAccounts = () => useLedger(accounts);
export const useCategories = () => useLedger(categories);
export const useTags = () => useLedger(tags);
export const useMembers = () => useLedger(members);
export const useHousehold = () => useLedger(household);
export const useUser = () => useLedger(user);
export const useRole = () => useLedger(role);
export const useImportProgress = () => useLedger(imports);
const canAdd = (ledger: Ledger) => ledger.role !== "viewer" && ledger.accounts.length > 0;

/** There is an account to record in, and this person may. */
export const useCanAdd = () => useLedger(canAdd);
/** Viewers see everything and change nothing. */
export const useCanWrite = () => useLedger(role) !== "viewer";
