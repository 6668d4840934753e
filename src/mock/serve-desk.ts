/** The routes about requests, rather than for a reply: what there is, what was seen, and the end of one. */
import type { Runs } from './create-runs';
import { listPrompts, type MockPrompt } from './prompts';
import { readBody } from './read-order';
import { Refusal } from './refusal';
import type { MockRequest, RequestLog } from './request-log';
import { ROUTE_NAMES } from './routes';
import type { Scenario } from './scenario';
import type { Stage } from './stage';

/** What the desk can see and end. */
export interface Desk {
  log: RequestLog;
  runs: Runs;
  /** Of the requests that are being answered. */
  stages: WeakMap<MockRequest, Stage>;
  scenarios: Readonly<Record<string, Scenario>>;
  prompts: readonly MockPrompt[];
}

/**
 * Serves a request to the desk; none of them is logged.
 *
 * @throws Refusal when there is no such route, or no such request to end
 */
export async function serveDesk(request: Request, path: string, desk: Desk): Promise<Response> {
  switch (`${request.method} ${path}`) {
    case 'POST /api/cancel':
      return Response.json(cancel(readBody(await request.text()).requestId, desk));
    case 'GET /api/prompts':
      return Response.json(listPrompts(desk.prompts));
    case 'GET /api/_scenarios':
      return Response.json(listScenarios(desk.scenarios));
    case 'GET /api/_requests':
      return Response.json(desk.log.requests);
    case 'DELETE /api/_requests':
      desk.log.clear();
      return new Response(null, { status: 204 });
    default: {
      const message = `There is no ${request.method} ${path}. There are: ${ROUTE_NAMES.join(', ')}.`;
      throw new Refusal(404, 'unknown_route', message);
    }
  }
}

/** Ends a reply and its run, by the key of its request or the server's own id. What was completed stays so. */
function cancel(requestId: unknown, { log, runs, stages }: Desk): { requestId: string; status: string } {
  if (typeof requestId !== 'string') {
    throw new Refusal(400, 'invalid_body', 'Name the request to cancel: {"requestId":"…"}.');
  }
  const record = log.find(requestId);
  if (!record) throw new Refusal(404, 'unknown_request', `There was no request '${requestId}'.`);
  record.cancels = (record.cancels ?? 0) + 1;
  if (record.outcome === 'completed') return { requestId, status: 'ended' };
  record.cancelledBy = 'client';
  runs.find(requestId)?.cancel();
  stages.get(record)?.closing.abort();
  return { requestId, status: 'cancelled' };
}

function listScenarios(scenarios: Readonly<Record<string, Scenario>>) {
  return Object.entries(scenarios).map(([name, { title, description, formats, isFault }]) => ({
    name,
    title,
    description,
    ...(formats && { formats }),
    ...(isFault && { isFault }),
  }));
}
