/** Levels that stay until a person releases them: what latched, what was set by hand, and the start of a live book (EB-18, SM-19). */
import type { Part } from '../../../../shared/ipc/view.ts';

type Waiting = Part<'breaker'>['latched'];

/** The start is a blocker of its own and no trigger of the table. */
const START = 'RESTART';

export function waitingForPerson(
  { latched, manual }: Pick<Part<'breaker'>, 'latched' | 'manual'>,
  { blockers }: Pick<Part<'desk'>, 'blockers'>,
): Waiting {
  const has = (name: string): boolean => latched.some(({ trigger }) => trigger === name);
  const start = blockers.find(({ code }) => code === START);
  return [
    ...(manual !== null && !has('MANUAL') ? [{ trigger: 'MANUAL', text: `Level ${manual} was set by hand.` }] : []),
    ...(start !== undefined && !has(START) ? [{ trigger: START, text: start.text }] : []),
    ...latched,
  ];
}
