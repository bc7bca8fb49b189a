import { afterEach, describe, expect, it } from 'vitest';
import { closeDialog, openApproval, openDialog, useScreenStore } from '../../../../src/renderer/store/screenStore.ts';

afterEach(closeDialog);

describe('openDialog', () => {
  it('replaces a dialog that only shows something', () => {
    openDialog('why');
    openDialog('alerts');
    expect(useScreenStore.getState().dialog).toBe('alerts');
  });
  it('does not dismiss what waits to be approved', () => {
    openApproval({ kind: 'PROMOTE' });
    openDialog('why');
    expect(useScreenStore.getState()).toMatchObject({ dialog: 'approval', approval: { kind: 'PROMOTE' } });
    closeDialog();
    openDialog('resume');
    openDialog('shortcuts');
    expect(useScreenStore.getState()).toMatchObject({ dialog: 'resume', approval: null });
  });
});
