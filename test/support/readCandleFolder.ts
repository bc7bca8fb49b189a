/** Reads candle folders to the end as a replay would, and prints how many bars there were: run in a process of its own with a small heap. */
import { openCandleFolder } from '../../src/main/adapters/market/replay/openCandleFolder.ts';
import { defaultSettings } from '../../src/shared/settings.ts';
import { unixMs } from '../../src/shared/values/time.ts';

const [from, ...folders] = process.argv.slice(2);
const opened = await openCandleFolder({
  folders,
  quoteDefaults: defaultSettings().paper,
  now: unixMs(Date.UTC(2025, 0, 1)),
});
if (!opened.ok) throw new Error(opened.error.text);
await opened.value.seek(unixMs(Number(from)));
let bars = 0;
for (let batch = await opened.value.nextBatch(); batch !== null; batch = await opened.value.nextBatch()) {
  if (!batch.ok) throw new Error(batch.error.text);
  for (const event of batch.value) if (event.kind === 'candle') bars += 1;
}
await opened.value.close();
process.stdout.write(`${bars}\n`);
