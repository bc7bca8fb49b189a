import type { ApprovalSnapshot } from '../../../shared/ipc/contractRisk.ts';
import { useDeskNow } from '../../store/deskClock.ts';
import { formatTime } from '../../format/times.ts';
import { EvidenceBody } from '../risk/evidence/EvidenceBody.tsx';
import { gateCount } from '../risk/gate/gateCount.ts';
import { GateItems } from '../risk/gate/GateItems.tsx';
import { inSettingWords, settingName, settingValue } from './settingWords.ts';

/** Everything that was frozen, as it was frozen: gate and evidence on one side, what changes and the worst case on the other. */
export function Dossier({ snapshot }: { readonly snapshot: ApprovalSnapshot }) {
  const { gate, evidence } = snapshot;
  return (
    <div className="dossier" data-testid="approval-dossier" data-single={gate === null && evidence === null}>
      {gate === null && evidence === null ? null : (
        <div>
          {gate === null ? null : (
            <>
              <h3>
                Gate {gate.pass ? 'PASS' : 'FAIL'} <span className="num">{gateCount(gate)}</span>
              </h3>
              <GateItems items={gate.items} />
            </>
          )}
        </div>
      )}
      <div>
        <Changes snapshot={snapshot} />
        <Warnings warnings={snapshot.warnings} />
        {evidence === null ? null : (
          <>
            <h3>Evidence grade {evidence.grade}</h3>
            <EvidenceBody evidence={evidence} />
          </>
        )}
        <Checks checklist={snapshot.checklist} />
        <Hashes snapshot={snapshot} />
      </div>
    </div>
  );
}

function Changes({ snapshot }: { readonly snapshot: ApprovalSnapshot }) {
  const rows = [
    ...snapshot.changes,
    ...snapshot.settingChanges.map(({ path, before, after, direction }) => ({
      name: `${settingName(path)}, ${direction.toLowerCase()}`,
      now: settingValue(path, before),
      after: settingValue(path, after),
    })),
  ];
  if (rows.length === 0) return null;
  return (
    <table className="risk-table dossier-changes" data-testid="approval-changes">
      <thead>
        <tr>
          <th scope="col">What changes</th>
          <th scope="col">Now</th>
          <th scope="col">Then</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, now, after }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td className="num">{now}</td>
            <td className="num font-medium">{after}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul className="dossier-warnings" aria-label="The worst case, said aloud">
      {warnings.map((warning) => (
        <li key={warning}>{inSettingWords(warning)}</li>
      ))}
    </ul>
  );
}

function Checks({ checklist }: Pick<ApprovalSnapshot, 'checklist'>) {
  const now = useDeskNow();
  if (checklist.length === 0 || now === null) return null;
  return (
    <ul className="checklist">
      {checklist.map(({ text, passed, at }) => (
        <li key={text} data-testid="approval-check" data-pass={passed}>
          <span aria-hidden="true">{passed ? '[x]' : '[ ]'}</span> {text}
          <span className="text-muted">
            {passed ? ' passed' : ' open'}
            {at === null ? '' : ` ${formatTime(at, now)} UTC`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Hashes({ snapshot: { strategyHash, configHash } }: { readonly snapshot: ApprovalSnapshot }) {
  return (
    <p className="text-faint num">
      {strategyHash === null ? '' : <span title={strategyHash}>strategy {strategyHash.slice(0, 8)}, </span>}
      <span title={configHash}>settings {configHash.slice(0, 8)}</span>
    </p>
  );
}
