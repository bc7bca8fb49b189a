import type { Part } from '../../../../shared/ipc/view.ts';
import { modeName } from '../../../../shared/view/modeName.ts';
import { formatConfiguredPercent } from '../../../format/numbers.ts';
import { Explain } from '../../../ui/Explain.tsx';
import { Explanation } from '../../../ui/Explanation.tsx';
import { ModeChip } from '../../../ui/ModeChip.tsx';

type RungView = Part<'ladder'>['rungs'][number];

/** One rung: its word, and its limits on hover or focus (SM-02). */
export function Rung({ rung, isHere }: { readonly rung: RungView; readonly isHere: boolean }) {
  const { mode, limits } = rung;
  return (
    <Explain
      testId="ladder-rung"
      className="ladder-rung"
      attributes={{ 'data-mode': mode, 'data-here': isHere }}
      label={`${modeName(mode)}${isHere ? ', you are here' : ''}. Shows its limits.`}
      content={
        <Explanation
          title={`Limits of ${modeName(mode)}`}
          formula="fractions of the book's equity"
          inputs={[
            ['Risk per trade', formatConfiguredPercent(limits.risk)],
            ['Gross exposure', formatConfiguredPercent(limits.gross)],
            ['Per symbol', formatConfiguredPercent(limits.symbol)],
            ['Open risk to stops', formatConfiguredPercent(limits.heat)],
            ['Daily loss stops at', formatConfiguredPercent(limits.dailyLoss)],
            ['Drawdown stops at', formatConfiguredPercent(limits.drawdown)],
            ['Symbols, positions', `${limits.symbols}, ${limits.positions}`],
            ['Leverage', `${limits.leverage}x`],
          ]}
          rule="SM-02"
          note={reachNote(limits)}
        />
      }
    >
      {isHere ? <ModeChip mode={mode} /> : <span className="ladder-word">{modeName(mode)}</span>}
    </Explain>
  );
}

/** With a stop nearer than this the exposure cap binds, and less than the risk per trade is at stake. */
function reachNote({ risk, symbol }: RungView['limits']): string {
  const distance = Number(risk) / Number(symbol);
  if (!Number.isFinite(distance)) return '';
  const percent = (distance * 100).toFixed(1).replace(/\.0$/, '');
  return `The risk per trade is used in full only with a stop ${percent}% away or farther.`;
}
