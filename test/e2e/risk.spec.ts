/** The looks of every mode and the way between screens, on a desk that is told what to show. */
import type { Page } from '@playwright/test';
import type { ViewSnapshot } from '../../src/shared/ipc/view.ts';
import { buildApproval, riskView } from '../support/buildRiskView.ts';
import { buildView } from '../support/buildView.ts';
import { expect, test } from './support/host.ts';
import { openScriptedDesk } from './support/scriptedDesk.ts';
import { stoppedParts } from './support/stoppedParts.ts';

const base = buildView().parts;

type Mode = ViewSnapshot['parts']['desk']['mode'];
const liveDesk = (mode: Mode): { readonly desk: typeof base.desk } => ({
  desk: { ...base.desk, workspace: 'live', book: mode === 'PAPER' ? 'PAPER' : 'LIVE', mode },
});
/** Word, background, frame and title, as a reader sees them. */
const lookOf = (page: Page) =>
  page.evaluate(() => {
    const find = (id: string) => document.querySelector(`[data-testid=${id}]`);
    const styleOf = (id: string) => getComputedStyle(find(id) ?? document.body);
    const frame = styleOf('frame');
    return {
      word: find('mode-name')?.textContent,
      color: styleOf('mode-band').backgroundColor,
      frame: `${frame.borderLeftWidth} ${frame.borderLeftStyle} ${frame.borderLeftColor} ${frame.borderImageSource}`,
      title: document.title,
      mark: find('watermark')?.textContent,
    };
  });

test('CK-02 five modes, five words, colors, frames and titles', async ({ page }) => {
  const desk = await openScriptedDesk(page);
  const shown = [];
  for (const parts of [{ desk: base.desk }, liveDesk('LIVE_MINIMAL'), liveDesk('LIVE_SCALED_2'), stoppedParts]) {
    desk.show({ parts });
    const { mode } = parts.desk;
    await expect(page.locator(`html[data-mode=${mode}]`)).toBeAttached();
    shown.push(await lookOf(page));
  }
  desk.show({ parts: { ...liveDesk('PAPER'), stop: base.stop } });
  await expect(page.locator('html[data-mode=PAPER]')).toBeAttached();
  shown.push(await lookOf(page));
  expect(shown).toEqual([
    expect.objectContaining({ word: 'REPLAY', color: 'rgb(169, 180, 190)', title: 'REPLAY · PAPER · Breakwater' }),
    expect.objectContaining({
      word: 'LIVE MINIMAL 0.1%',
      color: 'rgb(255, 222, 89)',
      title: 'LIVE MINIMAL 0.1% · Breakwater',
      mark: 'LIVE',
    }),
    expect.objectContaining({
      word: 'LIVE SCALED 0.5%',
      color: 'rgb(204, 122, 41)',
      title: 'LIVE SCALED 0.5% · Breakwater',
      mark: 'LIVE',
    }),
    expect.objectContaining({
      word: 'EMERGENCY STOP',
      color: 'rgb(158, 11, 27)',
      title: 'EMERGENCY STOP · CLOSING · LIVE · Breakwater',
    }),
    expect.objectContaining({ word: 'PAPER', color: 'rgb(30, 95, 200)', title: 'PAPER · Breakwater', mark: 'PAPER' }),
  ]);
  for (const part of ['word', 'color', 'frame', 'title'] as const)
    expect(new Set(shown.map((look) => look[part])).size, part).toBe(5);
  await desk.close();
});

test('a live mode inside a rehearsal says REPLAY first, and that it is one', async ({ page }) => {
  const desk = await openScriptedDesk(page);
  desk.show({ parts: { desk: { ...base.desk, book: 'LIVE', mode: 'LIVE_MINIMAL' } } });
  await expect(page.locator('html[data-mode=LIVE_MINIMAL][data-workspace=replay]')).toBeAttached();
  const look = await lookOf(page);
  expect(look).toMatchObject({
    word: 'REPLAY',
    color: 'rgb(169, 180, 190)',
    title: 'REPLAY · LIVE MINIMAL 0.1% · Breakwater',
    mark: 'REPLAYREHEARSAL, no real money',
  });
  await expect(page.getByTestId('mode-inside')).toHaveText('LIVE MINIMAL 0.1%');
  await expect(page.getByTestId('mode-detail')).toContainText('REHEARSAL, no real money');
  await desk.close();
});

test('screens change by rail, keys and address; the Desk keeps what was typed', async ({ page }) => {
  const desk = await openScriptedDesk(page);
  await expect(page.getByTestId('nav-desk')).toHaveAttribute('aria-current', 'page');
  await page.getByTestId('ticket-stop').fill('56000');
  await page.getByTestId('nav-risk').click();
  await expect(page.getByTestId('risk-screen')).toBeVisible();
  await expect(page.getByTestId('nav-risk')).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('heading', { name: 'Risk', exact: true })).toBeFocused();
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(page.getByTestId('desk-screen')).toBeVisible();
  await expect(page.getByTestId('risk-screen')).toBeHidden();
  await expect(page.getByTestId('ticket-stop')).toHaveValue('56000');
  const changes: number[] = [];
  for (const [screen, other] of [
    ['risk', 'desk'],
    ['desk', 'risk'],
    ['risk', 'desk'],
  ] as const)
    changes.push(await screenChangeMs(page, screen, other));
  expect(Math.min(...changes), changes.join(', ')).toBeLessThan(150);
  await page.goBack();
  await expect(page.getByTestId('desk-screen')).toBeVisible();
  await desk.close();
});

/** From the change of the address to the next frame that shows the screen. */
const screenChangeMs = (page: Page, screen: string, other: string): Promise<number> =>
  page.evaluate(
    ([wanted, left]) =>
      new Promise<number>((resolve) => {
        const isShown = (name: string | undefined): boolean =>
          document.querySelector<HTMLElement>(`[data-testid=${name}-screen]`)?.offsetParent != null;
        const start = performance.now();
        const look = (): void => {
          if (isShown(wanted) && !isShown(left)) resolve(performance.now() - start);
          else requestAnimationFrame(look);
        };
        window.location.hash = `#/${wanted}`;
        requestAnimationFrame(look);
      }),
    [screen, other],
  );

test('CK-14 the correlation vital explains itself', async ({ page }) => {
  const desk = await openScriptedDesk(page);
  await page.getByTestId('limit-correlation').focus();
  await expect(page.getByRole('tooltip')).toContainText('EB-06', { timeout: 1_500 });
  await desk.close();
});

/** Test ids of the rail's entries. */
const railEntries = (page: Page): Promise<(string | null)[]> =>
  page
    .getByTestId('nav-rail')
    .locator('a')
    .evaluateAll((entries) => entries.map((entry) => entry.getAttribute('data-testid')));

test('CK-03 band and stop keep their place on every screen and behind every dialog', async ({ page }) => {
  const desk = await openScriptedDesk(page);
  const places = async () => [
    await page.getByTestId('mode-band').boundingBox(),
    await page.getByTestId('emergency-stop').boundingBox(),
  ];
  // A font that comes later moves what stands beside it.
  await page.evaluate(() => document.fonts.ready);
  const first = await places();
  for (const entry of await railEntries(page)) {
    await page.getByTestId(entry ?? '').click();
    await expect(page.getByTestId(entry ?? '')).toHaveAttribute('aria-current', 'page');
    expect(await places(), String(entry)).toEqual(first);
  }
  await page.getByTestId('nav-risk').click();
  const { gate } = buildApproval();
  desk.show({ parts: { ladder: { ...riskView.ladder, gate, promote: { enabled: true, text: '' } } } });
  for (const [opener, dialog] of [
    ['promote', 'approval-dialog'],
    ['review-open', 'review-dialog'],
    ['attempt-start', 'attempt-dialog'],
    ['status-keys', 'shortcuts-dialog'],
    ['vital-run', 'why-not-trading'],
  ] as const) {
    await page.getByTestId(opener).click();
    await expect(page.getByTestId(dialog)).toBeVisible();
    expect(await places(), dialog).toEqual(first);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId(dialog)).toBeHidden();
  }
  await desk.close();
});

for (const [width, height] of [
  [1024, 640],
  [640, 400],
  [512, 320],
] as const)
  test(`CK-27 nothing scrolls sideways and buttons stay in view at ${width} x ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    const desk = await openScriptedDesk(page);
    const { gate } = buildApproval();
    desk.show({ parts: { ladder: { ...riskView.ladder, gate, promote: { enabled: true, text: '' } } } });
    await page.getByTestId('nav-risk').click();
    await page.getByTestId('promote').click();
    await page.getByTestId('approval-ack').check();
    await page.getByTestId('approval-next').click();
    for (const name of ['approval-hold', 'approval-cancel', 'emergency-stop'])
      await expect(page.getByTestId(name)).toBeInViewport({ ratio: 1 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide).toBeLessThanOrEqual(0);
    await page.getByTestId('approval-cancel').click();
    const panels = await page.evaluate(
      () =>
        [...document.querySelectorAll('.risk-scroll > *, .risk-column > *')].filter(
          (panel) => panel.getBoundingClientRect().right > window.innerWidth,
        ).length,
    );
    expect(panels).toBe(0);
    await desk.close();
  });
