/** A relay in a process of its own. In: Redis and two upstreams, by the environment. Out: its address, in a line. */
import { createRelay, redisLedger, redisStore } from 'deltakit/relay';
import { serveHttp } from '../../scripts/serve-http';
import { connectRedis } from './start-redis';

const { REDIS_PATH = '', SCRIPTED = '', MOCK = '' } = process.env;
const client = await connectRedis(REDIS_PATH);
const apiKey = 'sk-live-5f2c9a7e41d84b0c';
const relay = createRelay({
  upstream: [
    { baseUrl: SCRIPTED, apiKey, models: ['own-model'] },
    { baseUrl: MOCK, apiKey, models: ['reasoning'] },
  ],
  store: redisStore(client, { graceMs: 20_000, leaseMs: 2000, timeoutMs: 1200 }),
  rateLimit: { tokens: 100_000, windowMs: 60_000, ledger: redisLedger(client, { timeoutMs: 1200 }) },
  authorize: (request) => request.headers.get('x-user') ?? 'ada',
  log: (entry) => console.log(JSON.stringify(entry)),
});
const { url } = await serveHttp(relay);
console.log(`relay: ${url}`);
