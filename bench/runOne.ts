/** Measures the one figure named in the arguments, in a process of its own, and prints it as one JSON line. */
import { benches } from './benches.ts';

const load = benches.get(process.argv[2] ?? '');
if (load === undefined) throw new Error(`There is no figure "${process.argv[2] ?? ''}".`);
const bench = await load();
// What was measured may leave timers behind; nobody waits for them.
process.stdout.write(`${JSON.stringify(await bench.run())}\n`, () => process.exit(0));
