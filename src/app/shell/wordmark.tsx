/** The product's mark: three strips of a board, and the one thing on it that needs somebody. */
export function Wordmark({ large = false }: { readonly large?: boolean }) {
  const size = large ? 26 : 18;
  return (
    <span className="wordmark" data-large={large || undefined}>
      <svg viewBox="0 0 20 20" width={size} height={size} aria-hidden="true">
        <path d="M1 3.4h10.5M1 10h18M1 16.6h7.5" stroke="currentColor" strokeWidth="2.6" />
        <path d="M16.6 0.6 19.8 6.2h-6.4z" fill="var(--color-over)" />
      </svg>
      Floorwatch
    </span>
  );
}
