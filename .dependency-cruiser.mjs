/**
 * The import table of this project, one rule per row. Each row lists everything its files may import; whatever is not
 * listed is an error, so a new folder or package is refused until somebody decides about it here.
 * swc reads the sources (TypeScript 7 has no compiler API); type-only imports count like any other.
 */

const npm = (...names) => `node_modules/(${names.map((name) => name.replaceAll('.', '\\.')).join('|')})/`;

const SHARED = '^src/shared/';
const DOMAIN = '^src/main/domain/';
const PORTS = '^src/main/ports/';
const ENGINE = '^src/main/engine/';
const DESK = '^src/main/desk/';
const BACKTEST = '^src/main/backtest/';
const HOSTS = '^src/main/hosts/';
const WATCHDOG = '^src/main/watchdog/';
const PRELOAD = '^src/preload/';
const RENDERER = '^src/renderer/';
/** Composition roots: the entries of main, the parts they are composed of, and the command line. */
const ROOTS = '^src/main/(compose/|cli/|[^/]+\\.ts$)';
/** One adapter is one folder. A family (venue, market, notify) holds one adapter per folder below it. */
const ADAPTER = '^src/main/adapters/((?!venue/|market/|notify/)[^/]+)/';
const IN_FAMILY = '^src/main/adapters/((venue|market|notify)/[^/]+)/';
/** What the adapters of one family share lies directly in the family's folder and knows none of them. */
const FAMILY = '^src/main/adapters/(venue|market|notify)/[^/]+\\.ts$';
const OWN_FAMILY = '^src/main/adapters/$2/[^/]+\\.ts$';
/** Adapters that simulate a venue or a market may use the rules they simulate. */
const SIMULATORS = '^src/main/adapters/((venue|market)/(?:paper|replay|generator))/';

/** The second venue over the exchange library is built from parts of the first, as far as they know nothing of an exchange. */
const UNIFIED = '^src/main/adapters/(venue/unified)/';

/** What a backtest is made of besides the engine: the simulated venue and markets, and what they share. */
const SIMULATED = [
  '^src/main/adapters/(venue/paper|market/replay|market/generator)/',
  '^src/main/adapters/market/[^/]+\\.ts$',
];

const ADAPTER_PACKAGES = ['better-sqlite3', 'canonicalize', 'ccxt', 'keytar', 'pino', 'zod'];
const UI_PACKAGES = [
  'react',
  'react-dom',
  'zustand',
  'radix-ui',
  'lucide-react',
  'sonner',
  'lightweight-charts',
  '@tanstack/react-table',
  '@tanstack/react-virtual',
  '@fontsource-variable/inter',
];

/** Packages that belong to one place, whatever the row of their importer allows. */
const HOMES = [
  ['decimal.js', '^src/shared/values/decimal\\.ts$'],
  ['better-sqlite3', '^src/main/adapters/(sqlite|backtests)/'],
  ['canonicalize', '^src/main/adapters/sqlite/'],
  ['ccxt', '^src/main/adapters/((venue|market)/ccxt|venue/unified)/'],
  ['keytar', '^src/main/adapters/vault/'],
  ['pino', '^src/main/adapters/log/'],
  ['ws', '^src/main/(hosts|cli)/'],
  ['electron', '^src/(main/index\\.ts$|main/hosts/electron/|preload/)'],
];

/** A row whose files may import nothing but the paths given; `node` also allows the modules of Node itself. */
function row(name, files, { may, node = false, except }) {
  return {
    name,
    severity: 'error',
    from: except === undefined ? { path: files } : { path: files, pathNot: except },
    to: node ? { pathNot: may, dependencyTypesNot: ['core'] } : { pathNot: may },
  };
}

const rows = [
  row('shared', SHARED, { may: [SHARED, npm('zod', 'decimal.js')] }),
  row('domain', DOMAIN, { may: [DOMAIN, SHARED] }),
  row('ports', PORTS, { may: [PORTS, SHARED] }),
  row('engine', ENGINE, { may: [ENGINE, DOMAIN, PORTS, SHARED, npm('zod')] }),
  row('desk', DESK, { may: [DESK, ENGINE, DOMAIN, PORTS, SHARED, npm('zod')] }),
  // A backtest is composed of the parts a rehearsal is: the engine on simulators, with a clock of its own.
  row('backtest', BACKTEST, { may: [BACKTEST, ENGINE, DOMAIN, PORTS, SHARED, ...SIMULATED, npm('zod')], node: true }),
  row('adapters', ADAPTER, {
    may: ['^src/main/adapters/$1/', PORTS, SHARED, npm(...ADAPTER_PACKAGES)],
    node: true,
  }),
  row('adapters-in-family', IN_FAMILY, {
    may: ['^src/main/adapters/$1/', OWN_FAMILY, PORTS, SHARED, npm(...ADAPTER_PACKAGES)],
    node: true,
    except: [SIMULATORS, UNIFIED],
  }),
  row('unified-venue', UNIFIED, {
    may: ['^src/main/adapters/$1/', '^src/main/adapters/venue/ccxt/', PORTS, SHARED, npm('ccxt', 'zod')],
    node: true,
  }),
  row('simulators', SIMULATORS, {
    may: ['^src/main/adapters/$1/', OWN_FAMILY, DOMAIN, PORTS, SHARED, npm('zod')],
    node: true,
  }),
  row('family', FAMILY, { may: ['^src/main/adapters/$1/[^/]+\\.ts$', PORTS, SHARED, npm('zod')], node: true }),
  row('adapters-in-folders', '^src/main/adapters/[^/]+\\.ts$', { may: ['^$'] }),
  // A process of its own, with a client of its own: nothing of the desk's adapters is in it.
  row('watchdog', WATCHDOG, { may: [WATCHDOG, '^src/main/domain/emergency/', PORTS, SHARED, npm('zod')], node: true }),
  // Ports are types: a host implements Notifier and writes to the Logger it is given.
  row('hosts', HOSTS, { may: [HOSTS, DESK, PORTS, SHARED, npm('ws', 'zod', 'electron')], node: true }),
  row('roots', ROOTS, { may: ['^src/main/', SHARED, npm('ws', 'zod', 'electron'), '^package\\.json$'], node: true }),
  row('preload', PRELOAD, { may: [PRELOAD, '^src/shared/ipc/', npm('electron')] }),
  row('renderer', RENDERER, { may: [RENDERER, SHARED, npm(...UI_PACKAGES)] }),
];

/** A folder that no row knows may import nothing. */
const knownFolders = {
  name: 'known-folders',
  severity: 'error',
  from: { path: '^src/', pathNot: rows.map((rule) => rule.from.path) },
  to: {},
};

const homes = HOMES.map(([name, home]) => ({
  name: `home-of-${name}`,
  severity: 'error',
  from: { path: '^src/', pathNot: home },
  to: { path: npm(name) },
}));

/** Every entry of main but the Electron host runs without Electron, however deep the import. */
const withoutElectron = {
  name: 'no-electron-below-serve',
  severity: 'error',
  from: { path: '^src/main/(cli/|(?!index\\.ts$)[^/]+\\.ts$)' },
  to: { path: npm('electron'), reachable: true },
};

export default {
  forbidden: [...rows, knownFolders, ...homes, withoutElectron],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.css', '.json', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
