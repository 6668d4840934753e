/** `deltakit/core` and `deltakit/mock` in plain Node, over real HTTP, where React can't be had. Prints what came. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { register } from 'node:module';
import { Readable } from 'node:stream';

const noReact = `export async function resolve(specifier, context, next) {
  if (/^(react|react-dom)($|\\/)/.test(specifier)) throw new Error('React was asked for by ' + context.parentURL);
  return next(specifier, context);
}`;
register(`data:text/javascript,${encodeURIComponent(noReact)}`);

const { isStreamError, openaiChat, readDeltas, readReply } = await import('deltakit/core');
const { createMockServer } = await import('deltakit/mock');

const mock = createMockServer({ scenario: 'short', speed: 8 });
const server = createServer(async (incoming, outgoing) => {
  const body = Buffer.concat(await incoming.toArray());
  const { method, url, headers } = incoming;
  const response = await mock(
    new Request(`http://localhost${url}`, { method, headers: new Headers(Object.entries(headers)), body }),
  );
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  Readable.fromWeb(response.body)
    .on('error', () => outgoing.destroy())
    .pipe(outgoing);
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const url = `http://127.0.0.1:${server.address().port}/api/chat/stream`;
const ask = (scenario) =>
  fetch(`${url}?scenario=${scenario}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ messages: [{ role: 'user', content: 'hi' }] }),
  });

const kinds = new Set();
for await (const delta of readDeltas(await ask('short'), { format: openaiChat })) kinds.add(delta.type);
const whole = await readReply(await ask('short'));
const cut = await readReply(await ask('cut'));
console.log(
  JSON.stringify({
    kinds: [...kinds],
    status: whole.status,
    text: whole.status === 'completed' && whole.final.text,
    cut: cut.status,
    kind: cut.status === 'failed' && isStreamError(cut.error) && cut.error.kind,
  }),
);
server.close();
server.closeAllConnections();
