import { formatQuantity } from '../../../format/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { wholeOf, type LegacyRow } from './legacyForm.ts';

interface LegacyTableProps {
  readonly rows: readonly LegacyRow[];
  readonly typed: Readonly<Record<string, string>>;
  readonly onType: (asset: string, text: string) => void;
}

/** One line per asset: what the venue holds beyond the list, and how much of it is not the desk's. */
export function LegacyTable({ rows, typed, onType }: LegacyTableProps) {
  if (rows.length === 0) return <p data-testid="legacy-empty">No holding is listed, and the venue shows none.</p>;
  return (
    <table className="plain-table legacy-table">
      <thead>
        <tr>
          <th scope="col">Asset</th>
          <th scope="col" className="end">
            Found beyond the list
          </th>
          <th scope="col">Not the app&apos;s</th>
          <th scope="col">
            <span className="visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <AssetRow
            key={row.asset}
            row={row}
            text={typed[row.asset] ?? ''}
            onType={(text) => onType(row.asset, text)}
          />
        ))}
      </tbody>
    </table>
  );
}

interface AssetRowProps {
  readonly row: LegacyRow;
  readonly text: string;
  readonly onType: (text: string) => void;
}

function AssetRow({ row, text, onType }: AssetRowProps) {
  const { asset, beyond } = row;
  return (
    <tr data-testid="legacy-row" data-asset={asset}>
      <th scope="row">{asset}</th>
      <td className="num end" data-value={beyond ?? undefined}>
        {beyond === null ? 'nothing' : formatQuantity(beyond)}
      </td>
      <td>
        <input
          className="input num end"
          data-testid="legacy-amount"
          inputMode="decimal"
          autoComplete="off"
          aria-label={`${asset} that is not the app's`}
          maxLength={40}
          value={text}
          onChange={(event) => onType(event.currentTarget.value)}
        />
      </td>
      <td>
        {beyond === null ? null : (
          <Button
            testId="legacy-whole"
            onClick={() => onType(wholeOf(row))}
            aria-label={`All ${asset} is not the app's`}
          >
            All of it
          </Button>
        )}
      </td>
    </tr>
  );
}
