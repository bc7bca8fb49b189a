import { goToScreen } from '../../store/routeStore.ts';
import { usePart, useViewStore } from '../../store/viewStore.ts';
import { formatLimitUse, formatUtilization } from '../../format/limitUse.ts';
import { Explanation } from '../../ui/Explanation.tsx';
import { Gauge } from '../../ui/Gauge.tsx';
import { Value } from '../../ui/Value.tsx';
import { limitFacts, type LimitName } from './limitFacts.ts';
import { Vital } from './Vital.tsx';

/** "Gross 1.58/2.00%" with its gauge. */
export function LimitVital({ name }: { readonly name: LimitName }) {
  const value = useViewStore((state) => state.view?.parts.vitals[name].value ?? null);
  const limit = useViewStore((state) => state.view?.parts.vitals[name].limit ?? null);
  const facts = limitFacts[name];
  const vital = { testId: facts.testId, label: facts.label, limit: name, onClick: () => goToScreen('risk') };
  if (value === null || limit === null) {
    return (
      <Vital {...vital} content={null}>
        {null}
      </Vital>
    );
  }
  const text = formatLimitUse(value, limit);
  return (
    <Vital {...vital} content={<LimitExplanation name={name} />}>
      <Value value={value} text={text.value} />/<Value value={limit} text={`${text.limit}%`} className="text-muted" />
      <Gauge value={value} limit={limit} label={facts.title} />
    </Vital>
  );
}

function LimitExplanation({ name }: { readonly name: LimitName }) {
  const vitals = usePart('vitals');
  const breaker = usePart('breaker');
  if (vitals === null || breaker === null) return null;
  const { title, formula, rule, note, inputs } = limitFacts[name];
  const used = formatUtilization(vitals[name].value, vitals[name].limit);
  return (
    <Explanation
      title={title}
      formula={formula}
      rule={rule}
      note={note(breaker)}
      inputs={[...inputs(vitals), ['Used', used]]}
    />
  );
}
