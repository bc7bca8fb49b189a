import { directionOf, readLimit, type limitFields } from './limitForm.ts';

interface LimitRowProps {
  readonly field: (typeof limitFields)[number];
  readonly fallback: string;
  readonly before: string;
  /** Undefined until something was typed. */
  readonly typed: string | undefined;
  readonly onType: (typed: string) => void;
}

const meanings = {
  SAME: '',
  TIGHTER: 'tighter: in force now',
  LOOSER: 'looser: needs an approval, takes effect at L0, resets the step clock',
  UNREADABLE: '',
} as const;

export function LimitRow({ field, fallback, before, typed, onType }: LimitRowProps) {
  const { name, label, kind, rule } = field;
  const unit = kind === 'percent' ? '%' : '';
  const text = typed ?? before;
  const read = readLimit(text, kind);
  const direction = directionOf(before, text);
  const note = `${name}-note`;
  return (
    <tr data-direction={direction}>
      <th scope="row">{label}</th>
      <td className="num end">{`${fallback}${unit}`}</td>
      <td className="num end" data-testid={`limit-in-force-${name}`} data-value={before}>{`${before}${unit}`}</td>
      <td className="settings-input">
        <input
          className="input num"
          inputMode="decimal"
          data-testid={`limit-input-${name}`}
          aria-label={`${label}${kind === 'percent' ? ', percent' : ''}`}
          aria-invalid={!read.ok}
          aria-describedby={note}
          value={text}
          onChange={(event) => onType(event.currentTarget.value)}
        />
        <span aria-hidden="true">{unit}</span>
      </td>
      <td id={note}>{read.ok ? meanings[direction] : read.error}</td>
      <td>{rule}</td>
    </tr>
  );
}
