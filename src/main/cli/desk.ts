/** Entry of `npm run desk`: arguments in, text or one JSON document on stdout, errors on stderr, exit code out. */
import { setTimeout as sleep } from 'node:timers/promises';
import { readLock } from '../adapters/lock/lockFile.ts';
import { verifyFile } from '../adapters/sqlite/verifyFile.ts';
import { defaultDataDir } from '../compose/dataDir.ts';
import type { DeskReport } from './deskReport.ts';
import { openDeskLink } from './openDeskLink.ts';
import { deskUsage, parseDeskCommand, type DeskCommand } from './parseDeskCommand.ts';
import { runDeskCommand } from './runDeskCommand.ts';

async function main(args: readonly string[]): Promise<number> {
  const parsed = parseDeskCommand(args, process.cwd());
  if (!parsed.ok) {
    process.stderr.write(`${parsed.error}\n${deskUsage}\n`);
    return 2;
  }
  const { action, json } = parsed.value;
  if (action === 'help') {
    process.stdout.write(`${deskUsage}\n`);
    return 0;
  }
  const dataDir = parsed.value.dataDir ?? defaultDataDir(process.env, process.platform);
  const report = await run({ ...parsed.value, action, dataDir });
  print(report, json);
  return report.exitCode;
}

const run = (command: Parameters<typeof runDeskCommand>[0]): Promise<DeskReport> =>
  runDeskCommand(command, {
    readLock,
    openLink: openDeskLink,
    verifyFile,
    waiting: { now: () => performance.now(), sleep, say: (line) => say(command, line) },
  });

function say({ json }: DeskCommand, line: string): void {
  if (!json) process.stdout.write(`${line}\n`);
}

function print(report: DeskReport, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify(report.json)}\n`);
  else process[report.stream].write(`${report.text}\n`);
}

process.exitCode = await main(process.argv.slice(2));
