import { useEffect } from 'react';
import { windowTitle } from '../../../shared/view/title.ts';
import { stopProgress } from '../../../shared/view/stopProgress.ts';
import { usePreferences } from '../../store/preferences.ts';
import { useViewStore, type LinkName, type ViewState } from '../../store/viewStore.ts';
import { lookOf } from './modeLook.ts';
import { applyTheme, followSystemTheme, useTheme } from './theme.ts';

const linkWords = {
  connecting: 'slow',
  ok: 'ok',
  slow: 'slow',
  lost: 'lost',
  refused: 'lost',
} as const satisfies Record<LinkName, string>;

/** Writes the state of the desk on the root element (UI-21) and the title (UI-23), only when one of them changes. */
export function useRootState(): void {
  const title = useViewStore(titleOf);
  const root = useViewStore(rootOf);
  const theme = useTheme((state) => state.theme);
  const pnl = usePreferences((state) => state.pnlColors);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    const [book, mode, level, run, phase, link, workspace, host, look, rehearsal] = root.split('|');
    const named = { book, mode, level, run, phase, link, workspace, host, look, rehearsal };
    Object.assign(document.documentElement.dataset, named);
  }, [root]);
  useEffect(() => {
    applyTheme(document.documentElement);
  }, [theme]);
  useEffect(() => {
    document.documentElement.dataset['pnl'] = pnl;
  }, [pnl]);
  useEffect(followSystemTheme, []);
}

function rootOf({ view, link }: ViewState): string {
  const desk = view?.parts.desk;
  if (desk === undefined) return ['', '', '', '', '', linkWords[link], '', '', 'SETUP', 'NONE'].join('|');
  const { book, mode, level, run, phase, workspace, host } = desk;
  const { rehearsal } = view?.parts.ladder ?? { rehearsal: 'NONE' };
  return [book, mode, level, run, phase ?? '', linkWords[link], workspace, host, lookOf(desk), rehearsal].join('|');
}

function titleOf({ view }: ViewState): string {
  if (view === null) return 'Breakwater';
  const { desk, stop, ladder } = view.parts;
  const incident = stop.incident;
  const progress = stopProgress(incident?.legs ?? []);
  return windowTitle({
    ...desk,
    isRehearsal: ladder.rehearsal === 'VENUE',
    closing: incident === null ? null : { flat: progress.flat, of: progress.closes },
    cooldownEndsAt: incident?.cooldownEndsAt ?? null,
    unacknowledgedP1: Object.values(view.rows.alerts).filter(
      ({ severity, state }) => severity === 'P1' && state.endsWith('UNACK'),
    ).length,
  });
}
