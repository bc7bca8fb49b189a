import type { Part } from '../../../../shared/ipc/view.ts';
import { mapCell, pairTitle, selfCell, type MapCell } from './mapCell.ts';

interface CorrelationMapProps {
  readonly correlation: Part<'correlation'>;
  readonly estimator: 'ewma' | 'ledoitWolf';
}

/** With more symbols than this the cells are narrower. */
const DENSE_FROM = 6;

/** Base of a symbol: the heads are narrow. */
const base = (symbol: string): string => symbol.split('/')[0] ?? symbol;

/** A real table: row and column heads, a number in every cell, hours of data on hover (UI-53, UI-15). */
export function CorrelationMap({ correlation, estimator }: CorrelationMapProps) {
  const { symbols, held, hours, needHours, limit } = correlation;
  const matrix = (estimator === 'ledoitWolf' ? correlation.ledoitWolf : null) ?? correlation.ewma;
  const isHeld = (index: number): boolean => held[index] === true;
  return (
    <table
      className="correlation-map"
      data-testid="correlation-map"
      data-estimator={estimator}
      data-dense={symbols.length > DENSE_FROM}
    >
      <caption className="visually-hidden">Correlation of hourly returns, held symbols first</caption>
      <thead>
        <tr>
          <td />
          {symbols.map((symbol, column) => (
            <th key={symbol} scope="col" data-held={isHeld(column)} title={symbol}>
              {base(symbol)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {symbols.map((rowSymbol, row) => (
          <tr key={rowSymbol}>
            <th scope="row" data-held={isHeld(row)} title={rowSymbol}>
              {base(rowSymbol)}
              <span className="visually-hidden">{isHeld(row) ? ' held' : ''}</span>
            </th>
            {symbols.map((symbol, column) => {
              if (column < row) return <td key={symbol} aria-hidden="true" />;
              const title =
                column === row ? symbol : pairTitle([rowSymbol, symbol], hours[row]?.[column] ?? 0, needHours);
              const cell =
                column === row
                  ? selfCell
                  : mapCell(matrix[row]?.[column] ?? null, Number(limit), isHeld(row) && isHeld(column));
              return <Cell key={symbol} cell={cell} title={title} />;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ cell, title }: { readonly cell: MapCell; readonly title: string }) {
  return (
    <td className="num" data-step={cell.step} data-high={cell.isHigh} data-unknown={cell.isUnknown} title={title}>
      {cell.text}
    </td>
  );
}
