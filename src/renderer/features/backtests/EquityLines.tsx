import type { BacktestResult } from '../../../shared/ipc/contractBacktest.ts';
import { linePath, placed } from './linePath.ts';

const WIDTH = 960;
const HEIGHT = 160;

interface EquityLinesProps {
  readonly points: BacktestResult['equity'];
  readonly trips: BacktestResult['trips'];
}

/** Equity and, thinner, buy-and-hold of the same symbols; a mark at every trip. The table below has the numbers. */
export function EquityLines({ points, trips }: EquityLinesProps) {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const frame = placed(points, { width: WIDTH, height: HEIGHT });
  const sentence = `Equity from ${first.equity.toFixed(2)} to ${last.equity.toFixed(2)}, buy and hold to ${last.hold.toFixed(2)}, ${trips.length} trips`;
  return (
    <svg className="backtest-equity" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={sentence}>
      {trips.map((trip) => (
        <line
          key={`${trip.at} ${trip.trigger} ${trip.level}`}
          className="backtest-trip"
          x1={frame.x(trip.at)}
          x2={frame.x(trip.at)}
          y1={0}
          y2={HEIGHT}
        >
          <title>{`${trip.trigger} ${trip.level}: ${trip.text}`}</title>
        </line>
      ))}
      <path className="backtest-hold" d={linePath(points, frame, 'hold')} />
      <path className="backtest-line" d={linePath(points, frame, 'equity')} />
    </svg>
  );
}
