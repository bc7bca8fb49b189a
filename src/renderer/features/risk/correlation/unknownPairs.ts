/** The pairs of held symbols that count as 1 because too little is known of them (UI-39). */
import type { Part } from '../../../../shared/ipc/view.ts';
import { pairTitle } from './mapCell.ts';

export function unknownPairs({ symbols, held, ewma, hours, needHours }: Part<'correlation'>): readonly string[] {
  return symbols.flatMap((first, row) =>
    symbols.flatMap((second, column) =>
      column > row && held[row] === true && held[column] === true && (ewma[row]?.[column] ?? null) === null
        ? [pairTitle([first, second], hours[row]?.[column] ?? 0, needHours)]
        : [],
    ),
  );
}
