/** Where a table takes its rows from: a keyed row set of the view, or one of its logs. */
import type { LogLine, LogName, Row, RowSetName } from '../../../../shared/ipc/view.ts';
import type { ViewState } from '../../../store/viewStore.ts';

export interface GridSource<RowType> {
  /** Keys in order of arrival; the same array until a row comes or goes. */
  readonly keys: (state: ViewState) => readonly string[];
  readonly row: (state: ViewState, key: string) => RowType | undefined;
}

const noKeys: readonly string[] = [];

/** All rows of a set. */
export const rowSetSource = <Name extends RowSetName>(name: Name): GridSource<Row<Name>> => ({
  keys: (state) => state.view?.keys[name] ?? noKeys,
  row: (state, key) => state.view?.rows[name][key],
});

/** The lines of a log, keyed by a field of theirs. */
export function logSource<Name extends LogName>(
  name: Name,
  keyOf: (line: LogLine<Name>) => string,
): GridSource<LogLine<Name>> {
  let indexed: readonly LogLine<Name>[] | undefined;
  let byKey: ReadonlyMap<string, LogLine<Name>> = new Map();
  let keys = noKeys;
  const index = (state: ViewState): void => {
    const lines = state.view?.logs[name];
    if (lines === indexed) return;
    indexed = lines;
    byKey = new Map((lines ?? []).map((line) => [keyOf(line), line]));
    keys = [...byKey.keys()];
  };
  return {
    keys: (state) => {
      index(state);
      return keys;
    },
    row: (state, key) => {
      index(state);
      return byKey.get(key);
    },
  };
}
