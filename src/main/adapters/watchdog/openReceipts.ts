/** The file of receipts that the watchdog writes and the desk reads. */
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { WatchdogReceipts } from '../../ports/watchdog.ts';
import { watchdogReportSchema, type WatchdogReport } from '../../../shared/model/watchdogReport.ts';

/** Where the watchdog of a data folder writes. */
export const receiptsFile = (dataDir: string): string => join(dataDir, 'watchdog.json');

/** Opens nothing yet: each call looks at the file. */
export function openReceipts(dataDir: string): WatchdogReceipts {
  const file = receiptsFile(dataDir);
  const read = (): WatchdogReport | null => {
    try {
      const parsed = watchdogReportSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
      return parsed.success ? parsed.data : null;
    } catch {
      // None was written, which is how it should be.
      return null;
    }
  };
  return {
    read,
    archive: () => {
      const report = read();
      if (report !== null) renameSync(file, join(dataDir, `watchdog-${report.incident}.json`));
    },
  };
}
