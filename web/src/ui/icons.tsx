import type { ReactNode } from "react";

/** One hand, one grid: 24 units, 1.7 thick, round ends. Icons only accompany words; readers skip them. */
function drawn(paths: ReactNode) {
  return function Icon({ size = 20 }: { size?: number }) {
    return (
      <svg
        width={size}
        height={size}
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
        focusable="false"
      >
        {paths}
      </svg>
    );
  };
}

export const PlusIcon = drawn(<path d="M12 5v14M5 12h14" />);
export const ActivityIcon = drawn(<path d="M3.5 12.500h4l2.500-6.500 4.500 12.500 2.500-6h3.500" />);
export const ArrowIcon = drawn(<path d="M5 12h13.500m0 0-5-5m5 5-5 5" />);
export const CheckIcon = drawn(<path d="m5 12.5 4.5 4.5L19 7.5" />);
export const CloseIcon = drawn(<path d="M6 6l12 12M18 6 6 18" />);
export const ChevronIcon = drawn(<path d="m9 6 6 6-6 6" />);
export const UpDownIcon = drawn(<path d="m8 10 4-4 4 4M8 14l4 4 4-4" />);
export const SearchIcon = drawn(
  <>
    <circle cx="11" cy="11" r="6.5" />
    <path d="m16 16 4.5 4.5" />
  </>,
);
export const FilterIcon = drawn(<path d="M4 6h16M7 12h10M10 18h4" />);
export const MoreIcon = drawn(
  <>
    <circle cx="5" cy="12" r=".6" />
    <circle cx="12" cy="12" r=".6" />
    <circle cx="19" cy="12" r=".6" />
  </>,
);
export const WalletIcon = drawn(
  <>
    <rect x="3" y="6" width="18" height="13" rx="2.5" />
    <path d="M3 10h18M16 14.5h2" />
  </>,
);
export const ListIcon = drawn(<path d="M4 6.5h10M4 12h16M4 17.5h13" />);
export const ImportIcon = drawn(
  <path d="M12 4v10m0 0 4-4m-4 4-4-4M4 17v1.5A1.5 1.5 0 0 0 5.5 20h13a1.5 1.5 0 0 0 1.5-1.5V17" />,
);
export const PeopleIcon = drawn(
  <>
    <circle cx="9" cy="8.5" r="3.3" />
    <path d="M3 19c.5-3.3 2.8-5 6-5s5.5 1.7 6 5M16 5.600a3.1 3.1 0 0 1 0 5.800M18 14.5c1.7.6 2.7 2.1 3 4.5" />
  </>,
);
export const GearIcon = drawn(
  <>
    <path d="M4 7h9M17 7h3M4 17h3M11 17h9" />
    <circle cx="15" cy="7" r="2.2" />
    <circle cx="9" cy="17" r="2.2" />
  </>,
);
export const TransferIcon = drawn(
  <path d="M4 9h15m0 0-3.5-3.5M19 9l-3.5 3.5M20 15.5H5m0 0L8.5 12M5 15.5 8.5 19" />,
);
export const SplitIcon = drawn(
  <path d="M12 20v-6m0 0c0-4-6-3-6-8m6 8c0-4 6-3 6-8M3.5 8 6 5.5 8.5 8M15.5 8 18 5.5 20.5 8" />,
);
export const TrashIcon = drawn(
  <path d="M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.400L17.5 7M10 10.5v6M14 10.5v6" />,
);
export const PencilIcon = drawn(
  <path d="m4.5 19.5.8-4L15.8 5a1.8 1.8 0 0 1 2.5 0l.7.7a1.8 1.8 0 0 1 0 2.5L8.5 18.700l-4 .8Z" />,
);
export const ArchiveIcon = drawn(<path d="M4 5h16v4H4zM5.5 9v10h13V9M10 13h4" />);
export const CopyIcon = drawn(
  <>
    <rect x="9" y="9" width="11" height="11" rx="2" />
    <path d="M15 9V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h3" />
  </>,
);
export const DoorIcon = drawn(<path d="M14 4h4.5v16H14M14 12H4m0 0 3.5-3.5M4 12l3.5 3.5" />);
export const CloudOffIcon = drawn(
  <path d="M3.5 3.5l17 17M7.5 9.5A4.5 4.5 0 0 0 7 18.5h10M10 7.300A5.5 5.5 0 0 1 17.3 12a3.3 3.3 0 0 1 2.5 5.3" />,
);
export const WarningIcon = drawn(<path d="M12 4 2.8 19.5h18.400L12 4ZM12 10v4.5M12 17.200v.1" />);
export const BankIcon = drawn(<path d="M3.5 9.5 12 4l8.5 5.5M5 9.5h14M6.5 10v7M12 10v7M17.5 10v7M4 20h16" />);
export const PiggyIcon = drawn(
  <path d="M12 3.5v17M16.5 7.5c-.6-1.4-2-2-4.5-2-2.7 0-4.3 1-4.3 3s1.6 2.8 4.3 3.4 4.5 1.3 4.5 3.6-1.8 3.3-4.5 3.3-4.4-.8-5-2.5" />,
);
export const CoinsIcon = drawn(
  <>
    <ellipse cx="12" cy="7" rx="7" ry="3" />
    <path d="M5 7v5c0 1.7 3.1 3 7 3s7-1.3 7-3V7M5 12v5c0 1.7 3.1 3 7 3s7-1.3 7-3v-5" />
  </>,
);
export const CardIcon = drawn(
  <>
    <rect x="3" y="5.5" width="18" height="13" rx="2.5" />
    <path d="M3 10h18M6.5 15h4" />
  </>,
);
export const LoanIcon = drawn(
  <path d="M4 17c3-3 5 1.5 8-1l4.5-1.5c1.5-.5 3 .8 1.5 2L13 20c-3 1-6-.5-9 .5M12 4v7M9.5 6.5 12 4l2.5 2.5" />,
);
export const ChartIcon = drawn(<path d="M4 19.5h16M5 15l4.5-5 3.5 3 6-7.5M19 9V5.5h-3.5" />);
export const HouseIcon = drawn(<path d="M4 11.5 12 5l8 6.5M6 10v9.5h12V10M10 19.5V14h4v5.5" />);
export const FileIcon = drawn(
  <path d="M13.5 3.5h-6A1.5 1.5 0 0 0 6 5v14a1.5 1.5 0 0 0 1.5 1.5h9A1.5 1.5 0 0 0 18 19V8zM13.5 3.5V8H18M9 12.5h6M9 16h4" />,
);
export const BudgetIcon = drawn(
  <>
    <path d="M12 3.5a8.5 8.5 0 1 0 8.500 8.500H12Z" />
    <path d="M15.5 3.800a8.5 8.5 0 0 1 4.700 4.700h-4.700Z" />
  </>,
);
export const TargetIcon = drawn(
  <>
    <circle cx="12" cy="12" r="8.500" />
    <circle cx="12" cy="12" r="4.500" />
    <circle cx="12" cy="12" r=".6" />
  </>,
);
export const PauseIcon = drawn(<path d="M8.5 5.500v13M15.5 5.500v13" />);
export const BellIcon = drawn(
  <path d="M12 4c-3.100 0-5.200 2.300-5.200 5.400v3c0 .8-.3 1.500-.9 2l-.5.6c-.6.6-.1 1.500.7 1.500h11.800c.8 0 1.300-.9.7-1.500l-.5-.6c-.6-.5-.9-1.200-.9-2v-3C17.200 6.300 15.100 4 12 4ZM10 19.500a2.200 2.200 0 0 0 4 0" />,
);
export const InboxIcon = drawn(
  <path d="M4 13.500 6.700 5.600A1.600 1.600 0 0 1 8.200 4.500h7.600a1.600 1.600 0 0 1 1.500 1.100L20 13.500V18a1.600 1.600 0 0 1-1.600 1.600H5.600A1.600 1.600 0 0 1 4 18ZM4 13.500h4.500l1.200 2.500h4.600l1.200-2.500H20" />,
);
export const ClockIcon = drawn(
  <>
    <circle cx="12" cy="12" r="8" />
    <path d="M12 7.500V12l3 2" />
  </>,
);
export const PhoneIcon = drawn(
  <>
    <rect x="7" y="3.500" width="10" height="17" rx="2.200" />
    <path d="M11 17.500h2" />
  </>,
);
export const MailIcon = drawn(
  <>
    <rect x="3.500" y="5.500" width="17" height="13" rx="2.200" />
    <path d="m4 7.500 8 6 8-6" />
  </>,
);
export const HookIcon = drawn(<path d="M9.500 8.500 4 12l5.500 3.500M14.500 8.500 20 12l-5.500 3.500" />);
export const CalendarIcon = drawn(
  <>
    <rect x="4" y="5.500" width="16" height="14.500" rx="2.500" />
    <path d="M4 10h16M8.500 3.500v4M15.500 3.500v4" />
  </>,
);
export const DashboardIcon = drawn(
  <path d="M4 5.500A1.500 1.500 0 0 1 5.500 4H10v8H4ZM14 4h4.500A1.500 1.500 0 0 1 20 5.500V9h-6ZM4 15.500h6V20H5.500A1.500 1.500 0 0 1 4 18.500ZM14 12.500h6v6a1.500 1.500 0 0 1-1.500 1.500H14Z" />,
);
export const TagIcon = drawn(
  <>
    <path d="M4 5.500v6l8 8a1.500 1.500 0 0 0 2.100 0l5.400-5.400a1.500 1.500 0 0 0 0-2.100l-8-8h-6A1.500 1.500 0 0 0 4 5.500z" />
    <circle cx="8.500" cy="8.500" r=".8" />
  </>,
);
export const MergeIcon = drawn(
  <path d="M6 4v3.500c0 3 6 3.500 6 7.500v5m0 0-3-3m3 3 3-3M18 4v3.500c0 1.800-2.200 2.700-4 4" />,
);
