/** Proves that the import table bites: every row refuses what it must and lets through what it may. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { projectRoot as root, toolPath } from '../../../scripts/steps/toolPath.ts';

const cruiser = toolPath('dependency-cruiser', 'depcruise');

/** Importing file, what it imports (a source path, a package or a Node module), the rule that must refuse it. */
const refused: readonly (readonly [from: string, to: string, rule: string])[] = [
  ['src/shared/model/order.ts', 'node:fs', 'shared'],
  ['src/shared/model/order.ts', 'electron', 'shared'],
  ['src/shared/model/order.ts', 'react', 'shared'],
  ['src/shared/model/order.ts', 'src/main/domain/rule.ts', 'shared'],
  ['src/shared/model/order.ts', 'src/renderer/App.tsx', 'shared'],
  ['src/shared/model/order.ts', 'decimal.js', 'home-of-decimal.js'],
  ['src/main/domain/rule.ts', 'src/main/ports/clock.ts', 'domain'],
  ['src/main/domain/rule.ts', 'src/main/engine/step.ts', 'domain'],
  ['src/main/domain/rule.ts', 'src/main/adapters/clock/wallClock.ts', 'domain'],
  ['src/main/domain/rule.ts', 'node:crypto', 'domain'],
  ['src/main/domain/rule.ts', 'zod', 'domain'],
  ['src/main/ports/clock.ts', 'src/main/domain/rule.ts', 'ports'],
  ['src/main/ports/clock.ts', 'node:timers', 'ports'],
  ['src/main/engine/step.ts', 'src/main/adapters/clock/wallClock.ts', 'engine'],
  ['src/main/engine/step.ts', 'src/main/hosts/browser/serve.ts', 'engine'],
  ['src/main/engine/step.ts', 'src/main/desk/desk.ts', 'engine'],
  ['src/main/engine/step.ts', 'node:crypto', 'engine'],
  ['src/main/engine/step.ts', 'electron', 'engine'],
  ['src/main/desk/desk.ts', 'src/main/adapters/clock/wallClock.ts', 'desk'],
  ['src/main/desk/desk.ts', 'src/main/hosts/browser/serve.ts', 'desk'],
  ['src/main/backtest/run.ts', 'src/main/adapters/clock/wallClock.ts', 'backtest'],
  ['src/main/backtest/run.ts', 'src/main/desk/desk.ts', 'backtest'],
  ['src/main/backtest/run.ts', 'src/main/hosts/browser/serve.ts', 'backtest'],
  ['src/main/backtest/run.ts', 'better-sqlite3', 'home-of-better-sqlite3'],
  ['src/main/adapters/clock/wallClock.ts', 'src/main/engine/step.ts', 'adapters'],
  ['src/main/adapters/clock/wallClock.ts', 'src/main/domain/rule.ts', 'adapters'],
  ['src/main/adapters/clock/wallClock.ts', 'src/main/hosts/browser/serve.ts', 'adapters'],
  ['src/main/adapters/clock/wallClock.ts', 'src/main/adapters/sqlite/journal.ts', 'adapters'],
  ['src/main/adapters/clock/wallClock.ts', 'better-sqlite3', 'home-of-better-sqlite3'],
  ['src/main/adapters/clock/wallClock.ts', 'left-pad', 'adapters'],
  ['src/main/adapters/venue/ccxt/venue.ts', 'src/main/adapters/venue/paper/venue.ts', 'adapters-in-family'],
  ['src/main/adapters/market/ccxt/feed.ts', 'src/main/adapters/market/replay/feed.ts', 'adapters-in-family'],
  ['src/main/adapters/market/ccxt/feed.ts', 'src/main/adapters/venue/ccxt/venue.ts', 'adapters-in-family'],
  ['src/main/adapters/market/ccxt/feed.ts', 'src/main/adapters/venue/errors.ts', 'adapters-in-family'],
  ['src/main/adapters/market/failure.ts', 'src/main/adapters/market/replay/feed.ts', 'family'],
  ['src/main/adapters/market/failure.ts', 'src/main/domain/rule.ts', 'family'],
  ['src/main/adapters/venue/paper/venue.ts', 'src/main/adapters/market/replay/feed.ts', 'simulators'],
  ['src/main/adapters/venue/paper/venue.ts', 'src/main/engine/step.ts', 'simulators'],
  ['src/main/adapters/loose.ts', 'src/shared/model/order.ts', 'adapters-in-folders'],
  ['src/main/services/orders.ts', 'src/shared/model/order.ts', 'known-folders'],
  ['src/main/watchdog/run.ts', 'src/main/adapters/clock/wallClock.ts', 'watchdog'],
  ['src/main/watchdog/run.ts', 'src/main/engine/step.ts', 'watchdog'],
  ['src/main/watchdog/run.ts', 'ccxt', 'home-of-ccxt'],
  ['src/main/hosts/browser/serve.ts', 'src/main/adapters/clock/wallClock.ts', 'hosts'],
  ['src/main/hosts/browser/serve.ts', 'src/main/domain/rule.ts', 'hosts'],
  ['src/main/hosts/browser/serve.ts', 'src/main/engine/step.ts', 'hosts'],
  ['src/main/hosts/browser/serve.ts', 'electron', 'home-of-electron'],
  ['src/main/hosts/browser/serve.ts', 'ccxt', 'home-of-ccxt'],
  ['src/main/serve.ts', 'src/renderer/App.tsx', 'roots'],
  ['src/main/serve.ts', 'src/preload/preload.ts', 'roots'],
  ['src/main/serve.ts', 'src/main/hosts/electron/window.ts', 'no-electron-below-serve'],
  ['src/preload/preload.ts', 'src/shared/model/order.ts', 'preload'],
  ['src/preload/preload.ts', 'src/main/desk/desk.ts', 'preload'],
  ['src/preload/preload.ts', 'node:fs', 'preload'],
  ['src/renderer/App.tsx', 'electron', 'renderer'],
  ['src/renderer/App.tsx', 'node:fs', 'renderer'],
  ['src/renderer/App.tsx', 'src/main/desk/desk.ts', 'renderer'],
  ['src/renderer/App.tsx', 'src/preload/preload.ts', 'renderer'],
  ['src/renderer/App.tsx', 'ccxt', 'renderer'],
];

const allowed: readonly (readonly [from: string, to: string])[] = [
  ['src/shared/values/decimal.ts', 'decimal.js'],
  ['src/shared/ipc/contract.ts', 'zod'],
  ['src/main/domain/other.ts', 'src/shared/model/order.ts'],
  ['src/main/ports/journal.ts', 'src/shared/model/order.ts'],
  ['src/main/engine/other.ts', 'src/main/domain/rule.ts'],
  ['src/main/engine/other.ts', 'src/main/ports/clock.ts'],
  ['src/main/backtest/other.ts', 'src/main/engine/step.ts'],
  ['src/main/backtest/other.ts', 'src/main/adapters/venue/paper/venue.ts'],
  ['src/main/backtest/other.ts', 'node:worker_threads'],
  ['src/main/adapters/backtests/store.ts', 'better-sqlite3'],
  ['src/main/adapters/sqlite/journal.ts', 'better-sqlite3'],
  ['src/main/adapters/sqlite/journal.ts', 'node:fs'],
  ['src/main/adapters/sqlite/journal.ts', 'src/main/ports/clock.ts'],
  ['src/main/adapters/market/ccxt/other.ts', 'ccxt'],
  ['src/main/adapters/market/ccxt/other.ts', 'src/main/adapters/market/failure.ts'],
  ['src/main/adapters/market/replay/feed.ts', 'src/main/adapters/market/failure.ts'],
  ['src/main/adapters/venue/paper/other.ts', 'src/main/domain/rule.ts'],
  ['src/main/hosts/electron/window.ts', 'electron'],
  ['src/main/hosts/browser/other.ts', 'src/main/desk/desk.ts'],
  ['src/main/hosts/browser/other.ts', 'src/shared/ipc/contract.ts'],
  ['src/main/hosts/browser/other.ts', 'src/main/ports/clock.ts'],
  ['src/main/index.ts', 'src/main/hosts/electron/window.ts'],
  ['src/main/index.ts', 'src/main/adapters/clock/wallClock.ts'],
  ['src/main/compose/desk.ts', 'src/main/adapters/sqlite/journal.ts'],
  ['src/main/cli/cli.ts', 'src/main/adapters/sqlite/journal.ts'],
  ['src/preload/other.ts', 'electron'],
  ['src/preload/other.ts', 'src/shared/ipc/contract.ts'],
  ['src/renderer/Other.tsx', 'react'],
  ['src/renderer/Other.tsx', 'src/shared/model/order.ts'],
];

const packages = ['zod', 'decimal.js', 'electron', 'react', 'better-sqlite3', 'ccxt', 'left-pad'];

const reportSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

let folder = '';
let found: readonly string[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-table-'));
  for (const [path, text] of fixtureFiles()) write(path, text);
  const flags = ['--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json', 'src'];
  const run = spawnSync(process.execPath, [cruiser, ...flags], { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 26 });
  const report = reportSchema.parse(JSON.parse(run.stdout));
  found = report.summary.violations.map(({ from, to, rule }) => `${rule.name}: ${from} -> ${plainTarget(to)}`);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('import table', () => {
  it.each(refused)('refuses %s importing %s by the row "%s"', (from, to, rule) => {
    const target = rule === 'no-electron-below-serve' ? 'electron' : to;
    expect(found).toContain(`${rule}: ${from} -> ${target}`);
  });

  it.each(allowed)('lets %s import %s', (from, to) => {
    expect(found.filter((violation) => violation.endsWith(`: ${from} -> ${to}`))).toEqual([]);
  });

  it('refuses nothing that is not in the list above', () => {
    const listed = new Set(refused.map(([from, to]) => `${from} -> ${to}`));
    const others = found.filter((violation) => {
      const [rule = '', edge = ''] = violation.split(/: (.*)/s);
      return !listed.has(edge) && !(rule === 'no-electron-below-serve' && edge.endsWith('-> electron'));
    });
    expect(others).toEqual([]);
  });

  it('counts a type-only import like any other', () => {
    expect(found).toContain('ports: src/main/ports/clock.ts -> src/main/domain/rule.ts');
    expect(fixtureFiles().get('src/main/ports/clock.ts')).toContain("import type * as m0 from '../domain/rule.ts'");
  });
});

/** One file per path in the lists, importing all that the lists say it imports; ports by type-only imports. */
function fixtureFiles(): ReadonlyMap<string, string> {
  const imports = new Map<string, string[]>();
  for (const [from, to] of [...refused, ...allowed]) {
    imports.set(from, [...(imports.get(from) ?? []), to]);
    if (to.startsWith('src/') && !imports.has(to)) imports.set(to, []);
  }
  const files = new Map<string, string>();
  for (const [path, targets] of imports) {
    const keyword = path.startsWith('src/main/ports/') ? 'import type' : 'import';
    const lines = targets.map((to, index) => `${keyword} * as m${index} from '${specifier(path, to)}';`);
    files.set(path, [...lines, 'export const here = 1;', ''].join('\n'));
  }
  return files;
}

function specifier(from: string, to: string): string {
  if (!to.startsWith('src/')) return to;
  const relative = posix.relative(posix.dirname(from), to);
  return relative.startsWith('.') ? relative : `./${relative}`;
}

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  for (const name of packages) writePackage(name);
}

function writePackage(name: string): void {
  const home = join(folder, 'node_modules', name);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
  writeFileSync(join(home, 'index.js'), '');
}

/** The report names packages by their file and Node's modules without prefix; the lists name both as they are imported. */
function plainTarget(to: string): string {
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(to)?.[1];
  if (inPackage !== undefined) return inPackage;
  return to.startsWith('src/') || to.startsWith('node:') ? to : `node:${to}`;
}
