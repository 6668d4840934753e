/** Mounts the demo's api in Vite's own server, so that page and api are one process and one origin. */
import type { Plugin, PreviewServer, ViteDevServer } from 'vite';
import { toNodeListener } from '../../scripts/serve-http';
import { createMockServer } from '../../src/mock';
import { type ApiEnvironment, createApi } from './api';
import { DEMO_SCENARIOS } from './demo-scenarios';
import { createFaultApi } from './fault-api';

/** The Vite plugin, for the dev server and the preview alike. */
export function demoApi(environment: ApiEnvironment = process.env): Plugin {
  const mount = (server: ViteDevServer | PreviewServer) => {
    const serveApi = toNodeListener(createApi(environment));
    const serveTour = toNodeListener(createMockServer({ scenarios: DEMO_SCENARIOS }));
    const faults = createFaultApi();
    if (server.httpServer) faults.watch(server.httpServer);
    server.httpServer?.once('close', () => void faults.close());
    server.middlewares.use((request, response, next) => {
      const { url = '' } = request;
      faults.note(request, response);
      if (!url.startsWith('/api/')) return next();
      if (url.startsWith('/api/faults')) return void faults.serve(request, response);
      if (!url.startsWith('/api/tour/')) return void serveApi(request, response);
      // The mock server again, with scenarios of the tour's own.
      request.url = url.replace('/api/tour/', '/api/');
      return void serveTour(request, response);
    });
  };
  return { name: 'deltakit-demo-api', configureServer: mount, configurePreviewServer: mount };
}
