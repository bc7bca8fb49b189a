import { ChevronDown, ChevronRight } from 'lucide-react';
import type { Part } from '../../../../shared/ipc/view.ts';
import { decimalFromFloat, decimalText } from '../../../../shared/values/decimal.ts';
import { useAgeMs, useDeskNow } from '../../../store/deskClock.ts';
import { withMinus } from '../../../format/minus.ts';
import { formatUtilization } from '../../../format/limitUse.ts';
import { formatAge, formatIso, formatTime } from '../../../format/times.ts';
import { Gauge } from '../../../ui/Gauge.tsx';

export type TriggerView = Part<'breaker'>['triggers'][number];

interface TriggerRowProps {
  readonly view: TriggerView;
  readonly ticks: readonly number[];
  readonly isOpen: boolean;
  readonly tabIndex: 0 | -1;
  readonly onToggle: () => void;
}

/** One trigger: value against limit, where the next level begins, since when this one. */
export function TriggerRow({ view, ticks, isOpen, tabIndex, onToggle }: TriggerRowProps) {
  const { trigger, name, level, value, limit, next, since, basis, rule } = view;
  const now = useDeskNow();
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <tr data-testid="trigger-row" data-trigger={trigger} data-level={level}>
      <th scope="row">
        <button
          type="button"
          className="trigger-name"
          data-roving={trigger}
          tabIndex={tabIndex}
          aria-expanded={isOpen}
          onClick={onToggle}
        >
          <Chevron size={12} strokeWidth={1.5} aria-hidden="true" />
          {name}
        </button>
      </th>
      <td className="trigger-level">{level}</td>
      <td className="end num" title={basis}>
        {withMinus(value ?? 'n/a')}
      </td>
      <td className="end num">{limit}</td>
      <td>
        <Used view={view} ticks={ticks} />
      </td>
      <td className="num">{next}</td>
      <td className="num" title={since === null ? undefined : formatIso(since)}>
        {since === null || now === null ? '' : formatTime(since, now)}
      </td>
      <td className="breaker-basis">
        <Basis view={view} />
      </td>
      <td className="text-faint">{rule}</td>
    </tr>
  );
}

function Used({ view, ticks }: Pick<TriggerRowProps, 'view' | 'ticks'>) {
  const { used, basis, name } = view;
  if (used === null)
    return (
      <span className="trigger-silent text-muted" title={basis}>
        {basis}
      </span>
    );
  const share = decimalText(decimalFromFloat(Math.max(0, used)));
  return (
    <span className="trigger-used">
      <Gauge value={share} limit="1" label={`${name}, share of its limit`} ticks={ticks} />
      <span className="num" data-value={used}>
        {formatUtilization(share, '1')}
      </span>
    </span>
  );
}

/** What it was computed on, and how old that is. */
export function Basis({ view }: { readonly view: TriggerView }) {
  const ageMs = useAgeMs(view.measuredAt);
  return (
    <span data-age-ms={ageMs ?? undefined}>
      {view.basis}
      {ageMs === null ? '' : `, ${formatAge(ageMs)}`}
    </span>
  );
}
