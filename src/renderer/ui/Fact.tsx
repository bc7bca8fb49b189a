import type { ReactNode } from 'react';

interface FactProps {
  readonly name: string;
  readonly children: ReactNode;
  readonly testId?: string;
}

/** One line of a list of facts: what it is, and what was found. The parent is a dl with class "facts". */
export function Fact({ name, children, testId }: FactProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd data-testid={testId}>{children}</dd>
    </div>
  );
}
