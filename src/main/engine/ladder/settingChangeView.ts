/** A changed setting as the window shows it: long values are cut. */
import type { SettingChangeView } from '../../../shared/ipc/contractRisk.ts';
import type { SettingChange } from '../../domain/config/compareSettings.ts';

const LONGEST = 120;

/** Cut to what the contract carries. */
export const settingChangeView = (change: SettingChange): SettingChangeView => ({
  ...change,
  path: change.path.slice(0, LONGEST),
  before: change.before.slice(0, LONGEST),
  after: change.after.slice(0, LONGEST),
});
