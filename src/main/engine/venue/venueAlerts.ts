/** Alerts about the live venue itself: its symbols, the account's setup, the key, the connection (AL-01, AL-02). */
import type { AlertKind } from '../alertKind.ts';

export const venueAlerts = {
  SYMBOL_HALTED: {
    severity: 'P2',
    about: 'BOOK',
    rule: 'RC-04',
    text: ({ symbol, found }) => `${symbol ?? ''} is halted at the venue, was trading, and ${found}`,
    meaning: 'It can neither be opened nor closed until the venue trades it again. A stop that rests there stays.',
    action:
      "Read the venue's announcement and wait: the desk asks every 30 s, and sends a close that was refused again by itself.",
    deadline: 'now',
  },
  SYMBOL_DELISTED: {
    severity: 'P1',
    about: 'BOOK',
    rule: 'RC-04',
    text: ({ symbol, found }) => `${symbol ?? ''} is delisted at the venue, was trading, and ${found}`,
    meaning: 'It does not trade again here: the venue settles what is left, at its own price.',
    action: "Look at the symbol on the venue's page, close it there if it can be closed, and resolve what differs.",
    deadline: 'now',
  },
  VENUE_CHANGED: {
    severity: 'P1',
    about: 'BOOK',
    rule: 'RC-31',
    text: ({ found }) => found,
    meaning:
      'Leverage, margin mode, position mode or a symbol was changed outside the desk. Entries wait until it fits again.',
    action: 'Set the account back as the desk expects it, or stop whoever changes it.',
    deadline: 'now',
    once: true,
  },
  KEY_REFUSED: {
    severity: 'P1',
    about: 'BOOK',
    rule: 'RC-03',
    text: ({ found }) => found,
    meaning: 'The desk can neither trade nor close at this venue. Stops that rest there still work.',
    action: 'Check the positions on the page of the venue, then enter a working key in Settings.',
    deadline: 'now',
  },
  KEY_UNFIT: {
    severity: 'P2',
    about: 'BOOK',
    rule: 'RC-03',
    text: ({ found }) => found,
    meaning: 'Live is refused with this key; paper goes on.',
    action: 'Change the rights of the key at the venue, or store another one in Settings > Venue and keys.',
    deadline: 'before trading live',
  },
  KEY_ANYWHERE: {
    severity: 'P3',
    about: 'BOOK',
    rule: 'RC-03',
    text: ({ found }) => found,
    meaning: 'Whoever copies the key can trade with it from anywhere.',
    action: 'Set a list of allowed addresses for the key at the venue.',
    deadline: 'today',
  },
  LIVE_VENUE: {
    severity: 'P2',
    about: 'DESK',
    rule: 'RC-03',
    text: ({ found }) => `no connection to the live venue. ${found}`,
    meaning: 'Live is refused until the desk can use the key; paper goes on.',
    action: 'Open Settings > Venue and keys, do what it says, then Check again.',
    deadline: 'before trading live',
  },
} as const satisfies Record<string, AlertKind>;
