/** The nouns of the API as this app names them; their shapes are generated from the server's OpenAPI document. */
import type { components } from "~/api/schema.gen";

type Schemas = components["schemas"];

export type User = Schemas["User"];
export type Household = Schemas["Household"];
export type HouseholdOfMine = Schemas["HouseholdOfMine"];
export type Member = Schemas["Member"];
export type Role = Member["role"];
export type Account = Schemas["Account"];
export type AccountType = Account["type"];
export type Category = Schemas["Category"];
export type CategoryKind = Category["kind"];
export type Tag = Schemas["Tag"];
export type Budget = Schemas["Budget"];
export type BudgetProgress = Schemas["BudgetProgress"];
export type BudgetListed = Schemas["BudgetListed"];
export type BudgetPeriod = Budget["period"];
export type Rollover = Budget["rollover"];
export type Unconverted = Schemas["Unconverted"];
export type Upcoming = Schemas["Upcoming"];
export type Goal = Schemas["Goal"];
export type GoalProgress = Schemas["GoalProgress"];
export type Contribution = Schemas["Contribution"];
export type Rate = Schemas["Rate"];
export type KnownRate = Schemas["KnownRate"];
export type BalanceOutlook = Schemas["BalanceOutlook"];
export type NetWorth = Schemas["NetWorth"];
export type Spending = Schemas["Spending"];
export type SpendingCurve = Schemas["SpendingCurve"];
export type Months = Schemas["Months"];
export type CashFlow = Schemas["CashFlow"];
export type Recurring = Schemas["Recurring"];
export type RecurringCandidate = Schemas["RecurringCandidate"];
export type Bill = Schemas["Bill"];
export type BillListed = Schemas["BillListed"];
export type BillStatus = BillListed["status"];
export type Alert = Schemas["Alert"];
export type AlertKind = Alert["kind"];
export type AlertItem = Schemas["AlertItem"];
export type Severity = Alert["severity"];
export type Notification = Schemas["Notification"];
export type InboxCounts = Schemas["InboxCounts"];
export type NotificationType = Notification["type"];
export type Preferences = Schemas["Preferences"];
export type PreferencesChanges = Partial<Schemas["ChangePreferences"]>;
export type TypePreference = Schemas["TypePreference"];
export type Channel = TypePreference["channel"];
export type Frequency = Preferences["frequency"];
export type Device = Schemas["Device"];
export type PushConfig = Schemas["PushConfig"];
export type FirebaseConfig = Schemas["FirebaseConfig"];
/** An address for mail, text messages or another service, shortened. */
export type Contact = Schemas["Contact"];
export type ContactList = Schemas["ContactList"];
export type NewContact = Schemas["NewContact"];
export type Delivery = Schemas["Delivery"];
/** An address of a program that is told what its person is told. */
export type Webhook = Schemas["Webhook"];
export type NewWebhook = Schemas["NewWebhook"];
export type WebhookChanges = Partial<Schemas["ChangeWebhook"]>;
export type WebhookWithSecret = Schemas["WebhookWithSecret"];
export type WebhookDelivery = Schemas["WebhookDelivery"];
export type WebhookDeliveryList = Schemas["WebhookDeliveryList"];
export type Attempt = Schemas["Attempt"];
export type TestAnswer = Schemas["TestAnswer"];
export type AlertSettings = Schemas["AlertSettings"];
/** One thing that somebody did, or that Pennybell did for them, as this person sees it. */
export type Activity = Schemas["ActivityItem"];
export type ActivityChange = Activity["changes"][number];
export type ActivityKind = Activity["kind"];
export type ActivityList = Schemas["ActivityList"];
export type ActivityChoices = Schemas["ActivityFilters"];
export type Split = Schemas["Split"];
export type Transaction = Schemas["Transaction"];
export type TransactionPage = Schemas["TransactionPage"];
export type Transfer = Schemas["TransferAnswer"];
export type TransferWritten = Schemas["TransferSeqAnswer"];
/** `horizon`: rows below it are not in `transactions`; null when all are. */
export type Snapshot = Schemas["SnapshotAnswer"];
/** `household` is null for somebody who is in none. */
export type SignedIn = Schemas["SignedInAnswer"];
export type RegistrationMode = Schemas["RegistrationMode"];
export type Invite = Schemas["InviteAnswer"];
export type NewInvite = Schemas["NewInviteAnswer"];
export type InvitePreview = Schemas["InvitePreviewAnswer"];
export type DeviceSession = Schemas["SessionAnswer"];
export type ImportRow = Schemas["ImportRow"];
export type Unreadable = Schemas["UnreadableLine"];
export type ImportPreview = Schemas["ImportPreview"];

/** A write's answer: the row, and the commit number of its events in one's own stream (0: none). */
export type Written<T> = T & { seq: number };
