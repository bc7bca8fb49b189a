/** Makes the simulated venue's line bad in one seeded way, until its faults are cleared. */
import type { Seeded } from '../model/seeded.ts';
import type { AccountTruth } from './accountTruth.ts';

/** Says which way it was. */
export function spoilVenue({ kind: account, venue: { faults, streams } }: AccountTruth, random: Seeded): string {
  const kind = random.pick([
    'loseRequest',
    'loseAnswer',
    'halfBody',
    'hold',
    'unknown503',
    'html504',
    'silent',
    'lost events',
    'late events',
    'twice',
    'disconnect',
    'slow',
  ]);
  const orders = { path: 'rder', times: Infinity, chance: 0.4 } as const;
  switch (kind) {
    case 'loseRequest':
    case 'loseAnswer':
    case 'halfBody':
      faults.add({ kind }, orders);
      break;
    case 'hold':
      faults.add({ kind, ms: 3_000 }, orders);
      break;
    case 'unknown503':
      faults.add(
        {
          kind: 'error',
          name: account === 'SPOT' ? 'spot.backendTimeout' : 'usdm.unknown503',
          accepted: random.chance(0.5),
        },
        orders,
      );
      break;
    case 'html504':
      faults.add({ kind: 'html', status: 504, accepted: random.chance(0.5) }, orders);
      break;
    case 'silent':
      streams.user.silence(true);
      break;
    case 'lost events':
      streams.user.lose(3);
      break;
    case 'late events':
      streams.user.reverse(3);
      break;
    case 'twice':
      streams.user.duplicate(4);
      break;
    case 'disconnect':
      streams.user.disconnect(1006);
      break;
    case 'slow':
      faults.latency({ ms: 400, jitterMs: 300 });
      break;
  }
  return kind;
}
