/** Trips and incidents as CSV: ISO times, ASCII signs, no cell that a spreadsheet would run (EB-23). */
import type { Part } from '../../../../shared/ipc/view.ts';
import { formatIso } from '../../../format/times.ts';
import { csvOf } from '../../../format/csv.ts';

type Breaker = Part<'breaker'>;

const timeOf = (at: number | null): string => (at === null ? '' : formatIso(at));

export const tripsCsv = (trips: Breaker['history']): string =>
  csvOf(
    ['id', 'time', 'trigger', 'rule', 'from', 'to', 'value', 'limit', 'cleared', 'incident', 'text'],
    trips.map((trip) => [
      String(trip.id),
      timeOf(trip.at),
      trip.trigger,
      trip.rule,
      trip.from,
      trip.to,
      trip.value,
      trip.limit,
      timeOf(trip.clearedAt),
      trip.incident ?? '',
      trip.text,
    ]),
  );

export const incidentsCsv = (incidents: Breaker['incidents']): string =>
  csvOf(
    ['id', 'started', 'cause', 'flat ms', 'cost', 'positions', 'approver', 'resumed', 'text'],
    incidents.map((incident) => [
      incident.id,
      timeOf(incident.startedAt),
      incident.cause,
      incident.flatMs === null ? '' : String(incident.flatMs),
      incident.cost,
      String(incident.positions),
      incident.approver ?? '',
      timeOf(incident.resumedAt),
      incident.text,
    ]),
  );
