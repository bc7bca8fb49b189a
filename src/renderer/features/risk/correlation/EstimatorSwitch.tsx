type Estimator = 'ewma' | 'ledoitWolf';

interface EstimatorSwitchProps {
  readonly chosen: Estimator;
  readonly hasLedoitWolf: boolean;
  readonly onChoose: (estimator: Estimator) => void;
}

const words = { ewma: 'EWMA', ledoitWolf: 'Ledoit-Wolf' } as const;

/** EWMA decides; Ledoit-Wolf is the cross-check from three symbols on (EB-06). */
export function EstimatorSwitch({ chosen, hasLedoitWolf, onChoose }: EstimatorSwitchProps) {
  return (
    <span className="desk-segments" role="group" aria-label="Estimator">
      {(['ewma', 'ledoitWolf'] as const).map((each) => (
        <button
          key={each}
          type="button"
          data-testid={each === 'ewma' ? 'estimator-ewma' : 'estimator-ledoit-wolf'}
          aria-pressed={each === (hasLedoitWolf ? chosen : 'ewma')}
          disabled={each === 'ledoitWolf' && !hasLedoitWolf}
          title={each === 'ledoitWolf' ? 'Cross-check, needs three symbols with data' : 'Decides; half-life 72 h'}
          onClick={() => onChoose(each)}
        >
          {words[each]}
        </button>
      ))}
    </span>
  );
}
