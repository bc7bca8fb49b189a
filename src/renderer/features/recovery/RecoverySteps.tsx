import { Check, ChevronRight, Square } from 'lucide-react';

/** What every start does before anything may be sent, in this order (SM-19). */
const steps = ['one desk only', 'journal checked', 'record read', 'key', 'asking the venue', 'comparing', 'deciding'];

const glyphs = { todo: Square, active: ChevronRight, done: Check } as const;
const words = { todo: 'to do', active: 'now', done: 'done' } as const;

const stateOf = (place: number, step: number): keyof typeof glyphs =>
  place < step ? 'done' : place === step ? 'active' : 'todo';

/** The seven steps, with the one that runs now (UI-36). */
export function RecoverySteps({ step }: { readonly step: number }) {
  return (
    <ol className="recovery-steps" aria-label="Steps of the start">
      {steps.map((name, index) => {
        const state = stateOf(index + 1, step);
        const Glyph = glyphs[state];
        return (
          <li
            key={name}
            data-testid="recovery-step"
            data-state={state}
            aria-current={state === 'active' ? 'step' : undefined}
          >
            <Glyph size={12} strokeWidth={2} aria-hidden="true" />
            {name}
            <span className="visually-hidden">{words[state]}</span>
          </li>
        );
      })}
    </ol>
  );
}
