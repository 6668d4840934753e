/** Hands a request on to the provider, with the signal that says when the reader has left, and its reply back as it comes. */
export async function POST(request: Request): Promise<Response> {
  const upstream = await fetch(`${process.env.UPSTREAM_URL}${new URL(request.url).search}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: await request.text(),
    signal: request.signal,
  });
  return new Response(upstream.body, {
    status: upstream.status,
    headers: {
      'content-type': upstream.headers.get('content-type') ?? 'text/event-stream',
      'cache-control': 'no-store',
    },
  });
}
