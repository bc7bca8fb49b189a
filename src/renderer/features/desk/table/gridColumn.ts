/** What a table column is: how a row becomes text, and how rows are ordered by it. Pure, so that it can be tested without a page. */
import type { Row } from '../../../../shared/ipc/view.ts';

type Instrument = Row<'instruments'>;

/** One cell as shown. */
export interface CellView {
  /** Text on screen, already formatted. */
  readonly text: string;
  /** Raw decimal text behind a number (data-value). */
  readonly value?: string | undefined;
  readonly tone?: 'gain' | 'loss' | 'muted' | 'alarm' | 'unknown' | undefined;
  readonly stale?: boolean | undefined;
  /** Small words after the text, such as the place of a stop. */
  readonly note?: string | undefined;
  readonly noteTone?: 'alarm' | undefined;
  /** Long form on hover. */
  readonly title?: string | undefined;
  /** Desk time the value was made at; shown as an age once it is older than ageAboveMs. */
  readonly ageFrom?: number | undefined;
  readonly ageAboveMs?: number | undefined;
}

export type SortValue = string | number | null;

export interface GridColumn<RowType> {
  readonly id: string;
  readonly head: string;
  /** Long form of the head, for hover and assistive technology. */
  readonly hint: string;
  /** Amounts in account currency: the head names it. */
  readonly inCurrency?: boolean;
  readonly align: 'start' | 'end';
  /** Smallest width in CSS pixels, and its share of what is left. */
  readonly width: number;
  readonly grow: number;
  /** Columns marked * in UI-44 and UI-45: the column chooser cannot hide them. */
  readonly required: boolean;
  /** Kept in the narrow layout of UI-41. */
  readonly narrow: boolean;
  readonly sortType: 'decimal' | 'text' | 'number';
  readonly sortValue: (row: RowType) => SortValue;
  /** Direction of the first click on the head. */
  readonly descendingFirst: boolean;
  readonly cell: (row: RowType, instrument: Instrument | undefined) => CellView;
}

export interface GridSort {
  readonly column: string;
  readonly descending: boolean;
}
