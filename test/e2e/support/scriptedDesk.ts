/** The built page over a desk that shows what a test tells it to: for states that a rehearsal cannot be in, such as real money. */
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { openBrowserHost } from '../../../src/main/hosts/browser/openBrowserHost.ts';
import type { CommandHandlers } from '../../../src/main/desk/desk.ts';
import type { ViewPatch, ViewSnapshot } from '../../../src/shared/ipc/view.ts';
import { projectRoot } from '../../../scripts/steps/toolPath.ts';
import { fakeDesk, type FakeDesk } from '../../support/fakeDesk.ts';
import { buildView } from '../../support/buildView.ts';

export interface ScriptedChange {
  readonly parts?: { readonly [Name in keyof ViewSnapshot['parts']]?: ViewSnapshot['parts'][Name] };
  readonly rows?: ViewPatch['rows'];
}

export interface ScriptedDesk extends FakeDesk {
  /** Shows these parts and rows, also to whoever asks for the whole view. */
  show(change: ScriptedChange): void;
  close(): Promise<void>;
}

/** Feed time as fast as the wall's: what expires in five minutes does so. */
const feed = { ...buildView().parts.feed, speed: 1 };

/** Opens the page on a paper book at L0; `overrides` answer in place of the fake's own handlers. */
export async function openScriptedDesk(page: Page, overrides: Partial<CommandHandlers> = {}): Promise<ScriptedDesk> {
  const desk = fakeDesk(overrides);
  const { parts, rows } = buildView();
  let view = buildView({ parts: { ...parts, feed }, rows: { ...rows, alerts: {} } });
  desk.setView(view);
  const rendererDir = join(projectRoot, 'out/renderer');
  const host = await openBrowserHost({ desk, port: 0, rendererDir, log: desk.log, cliToken: 'c'.repeat(43) });
  if (!host.ok) throw new Error(host.error.text);
  await page.goto(host.value.url);
  await page.getByTestId('mode-name').waitFor();
  const show = (change: ScriptedChange): void => {
    view = { ...view, parts: { ...view.parts, ...change.parts } };
    desk.setView(view);
    desk.publish({ parts: change.parts ?? {}, rows: change.rows ?? {}, logs: {} });
  };
  return Object.assign(desk, { show, close: () => host.value.close() });
}
