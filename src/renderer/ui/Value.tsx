interface ValueProps {
  /** Raw decimal text, or the raw number where it is a count or a time. */
  readonly value: string | number | null;
  /** As formatted for reading. */
  readonly text: string;
  readonly ageMs?: number | null;
  readonly testId?: string;
  readonly className?: string;
  /** Full form on hover, such as ISO time or a whole hash. */
  readonly title?: string;
}

/** A shown number with its raw value beside it for tests and copy (UI-21). */
export function Value({ value, text, ageMs, testId, className = '', title }: ValueProps) {
  return (
    <span
      className={`num ${className}`}
      data-value={value ?? undefined}
      data-age-ms={ageMs ?? undefined}
      data-testid={testId}
      title={title}
    >
      {text}
    </span>
  );
}
