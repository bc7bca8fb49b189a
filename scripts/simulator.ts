/** `npm run simulator`: a stand-in exchange on loopback with a drifting market, for trying the desk against. Flags: --port --seed --latency. */
import { parseArgs } from 'node:util';
import { driftMarket } from '../test/support/venueSimulator/driftMarket.ts';
import { startVenueSimulator } from '../test/support/venueSimulator/startVenueSimulator.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8790' },
    seed: { type: 'string', default: '1' },
    latency: { type: 'string', default: '0' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) {
  console.log('npm run simulator -- [--port 8790] [--seed 1] [--latency MS]');
} else {
  const seed = Number(values.seed);
  const venue = await startVenueSimulator({ port: Number(values.port), seed, latencyMs: Number(values.latency) });
  driftMarket(venue, { seed, everyMs: 250 });
  console.log(`The simulated venue listens on 127.0.0.1:${venue.port}. Its money is made up. Stop it with Ctrl+C.`);
  console.log(
    [
      'In Settings, Venue and keys, choose "Own addresses" and enter:',
      `  REST address    http://127.0.0.1:${venue.port}`,
      `  Stream address  ws://127.0.0.1:${venue.port}/fut for perpetuals, ws://127.0.0.1:${venue.port}/stream for spot`,
      `  Request socket  ws://127.0.0.1:${venue.port}/ws-api/v3`,
      'then the key and the secret below.',
    ].join('\n'),
  );
  console.log(JSON.stringify({ ready: true, port: venue.port, ...venue.credentials, endpoints: venue.urls }, null, 2));
}
