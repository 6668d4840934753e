/** Mounts the demo's api in Vite's own server, so that page and api are one process and one origin. */
import type { Plugin, PreviewServer, ViteDevServer } from 'vite';
import { toNodeListener } from '../../scripts/serve-http';
import { type ApiEnvironment, createApi } from './api';

/** The Vite plugin, for the dev server and the preview alike.. */
export function demoApi(environment: ApiEnvironment = process.env): Plugin {
  const mount = (server: ViteDevServer | PreviewServer) => {
    const listener = toNodeListener(createApi(environment));
    server.middlewares.use((request, response, next) => {
      if (request.url?.startsWith('/api/')) void listener(request, response);
      else next();
    });
  };
  return { name: 'deltakit-demo-api', configureServer: mount, configurePreviewServer: mount };
}
