import { usePart } from '../../../store/viewStore.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { EvidenceBody } from './EvidenceBody.tsx';

/** Beside the gate: what the same record proves (UI-51). */
export function EvidencePanel() {
  const evidence = usePart('evidence');
  if (evidence === null) return <Panel title="Evidence" testId="evidence-panel" state="loading" />;
  const { book, grade, gradeRule, trades, days } = evidence;
  return (
    <Panel
      title="Evidence"
      testId="evidence-panel"
      state={trades === 0 && days === 0 ? 'empty' : 'ok'}
      facts={
        <span data-testid="evidence-grade" data-value={grade} title={gradeRule}>
          grade <strong>{grade}</strong>
        </span>
      }
      tools={
        <span className="panel-hint num">
          {book}, {trades} {trades === 1 ? 'trade' : 'trades'}, {days} {days === 1 ? 'day' : 'days'}
        </span>
      }
    >
      {trades === 0 && days === 0 ? (
        <p className="panel-empty">No closed trade yet. The gate needs 10.</p>
      ) : (
        <EvidenceBody evidence={evidence} />
      )}
    </Panel>
  );
}
