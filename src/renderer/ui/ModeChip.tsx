import type { Mode } from '../../shared/model/mode.ts';
import { modeName } from '../../shared/view/modeName.ts';

/** A mode's word on its fill (UI-12); the word is the sign, the color repeats it. */
export function ModeChip({ mode, testId }: { readonly mode: Mode; readonly testId?: string }) {
  return (
    <span className="mode-chip" data-look={mode} data-testid={testId}>
      {modeName(mode)}
    </span>
  );
}
