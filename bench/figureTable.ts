/** Lays figures out as a table for people; numbers keep four digits, so that they can be compared at a glance. */
import type { Figure } from './figure.ts';

export function figureTable(figures: readonly Figure[]): string {
  const rows = [['id', 'figure', 'value', 'p99', 'baseline', 'unit', 'goal', 'holds'], ...figures.map(cellsOf)];
  const widths = rows[0]?.map((_title, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, ...figures.flatMap(detailLine)].join('\n');
}

function cellsOf(figure: Figure): readonly string[] {
  const numbers = [figure.value, figure.p99, figure.baseline].map((value) => (value === null ? '-' : digits(value)));
  return [figure.id, figure.name, ...numbers, figure.unit, figure.goal, figure.holds ? 'yes' : 'NO'];
}

function detailLine(figure: Figure): readonly string[] {
  const details = Object.entries(figure.details ?? {}).map(([name, value]) => `${name} ${digits(value)}`);
  return details.length === 0 ? [] : [`${figure.id}: ${details.join(', ')}`];
}

const digits = (value: number): string =>
  Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en-US') : String(Number(value.toPrecision(4)));
