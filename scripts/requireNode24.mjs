/**
 * Loaded before every script of npm. On Linux and Windows Node 24 comes with `npm ci`; where no such package exists, as
 * on macOS, the machine's own Node must be new enough to run TypeScript, and an older one is told so in one line.
 */
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `Breakwater needs Node 24 or newer, found ${process.versions.node}. Run "npm ci" first; on macOS install Node 24.\n`,
  );
  process.exit(1);
}
