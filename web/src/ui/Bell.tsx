/** The mark: a bell whose clapper is a penny. */
export function Bell({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="9" fill="#1f6f64" />
      <path
        d="M16 6.2c-4 0-6.6 3-6.6 7v3.9c0 1-.4 1.9-1.1 2.6l-.7.7c-.7.8-.2 2 .9 2h15c1.1 0 1.6-1.2.9-2l-.7-.7a3.7 3.7 0 0 1-1.1-2.6v-3.9c0-4-2.6-7-6.6-7Z"
        fill="#fff"
      />
      <circle cx="16" cy="25.2" r="2.3" fill="#f2c66d" />
    </svg>
  );
}

export function Wordmark({ size = 28 }: { size?: number }) {
  return (
    <span style={{ display: "inline-flex", alignItems: "center", gap: 10 }}>
      <Bell size={size} />
      <span style={{ fontWeight: 680, fontSize: size * 0.64, letterSpacing: "-0.02em" }}>Pennybell</span>
    </span>
  );
}
