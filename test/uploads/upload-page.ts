/** A page with `useUploads` under StrictMode, bundled as an app would, and what a test reads off it. */
import { resolve } from 'node:path';
import type { Page } from 'playwright';
import { rolldown } from 'rolldown';
import type { Upload } from '../../src/uploads/create-uploads';

/** What a page says of its files, without their bytes. */
export type ShownUpload = Pick<Upload, 'name' | 'mediaType' | 'size' | 'status' | 'progress'> & {
  url: string | undefined;
  error: { kind: string; status?: number | undefined; message: string } | undefined;
  /** Every progress that was painted. */
  steps: number[];
};

declare global {
  interface Window {
    shown: () => ShownUpload[];
    uploads: { retry(id: number): void; settle(): Promise<number> };
  }
}

const SCRIPT_ID = 'upload-page-script';
const SCRIPT = `
import { createElement as h, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { useUploads } from ${JSON.stringify(resolve('src/react/use-uploads.ts'))};
import { uploadTo } from ${JSON.stringify(resolve('src/uploads/upload-to.ts'))};

const to = new URLSearchParams(location.search).get('to');
const upload = to ? uploadTo(to, { headers: async () => ({ 'x-token': 'fresh' }) }) : undefined;
const steps = new Map();

function App() {
  const { uploads, add, remove, retry, settle } = useUploads({ upload });
  for (const { id, progress } of uploads) {
    const all = steps.get(id) ?? [];
    if (all.at(-1) !== progress) steps.set(id, [...all, progress]);
  }
  window.shown = () => uploads.map(({ id, file, error, previewUrl, ...facts }) => ({
    ...facts,
    url: file?.url,
    error: error && { kind: error.kind, status: error.status, message: error.message },
    steps: steps.get(id),
  }));
  window.uploads = {
    retry: (at) => retry(uploads[at].id),
    settle: async () => (await settle()).length,
  };
  return h('div', null,
    h('input', { type: 'file', multiple: true, onChange: (event) => add(event.target.files) }),
    uploads.map(({ id, name, status, previewUrl }) => h('p', { key: id, 'data-status': status },
      name,
      previewUrl && h('img', { src: previewUrl, alt: name }),
      h('button', { onClick: () => remove(id) }, 'Remove'),
    )),
  );
}
createRoot(document.getElementById('app')).render(h(StrictMode, null, h(App)));
`;

/** What a server has to serve: the page at \`/\`, and its scripts. */
export async function createUploadPage(): Promise<Map<string, string>> {
  const bundle = await rolldown({
    input: SCRIPT_ID,
    logLevel: 'silent',
    platform: 'browser',
    transform: { define: { 'process.env.NODE_ENV': '"development"' } },
    plugins: [
      {
        name: 'upload-page',
        resolveId: (id) => (id === SCRIPT_ID ? resolve(`${SCRIPT_ID}.js`) : undefined),
        load: (id) => (id.endsWith(`${SCRIPT_ID}.js`) ? SCRIPT : undefined),
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'es', entryFileNames: 'page.js' });
  await bundle.close();
  const pages = new Map(output.map((file) => [`/${file.fileName}`, 'code' in file ? file.code : '']));
  const head = '<!doctype html><link rel="icon" href="data:,">';
  return pages.set('/', `${head}<div id="app"></div><script type="module" src="/page.js"></script>`);
}

/** Until the files of the page stand so. */
export async function hasStatus(page: Page, ...statuses: Upload['status'][]): Promise<ShownUpload[]> {
  await page.waitForFunction(
    (wanted) => JSON.stringify(window.shown().map(({ status }) => status)) === wanted,
    JSON.stringify(statuses),
  );
  return page.evaluate(() => window.shown());
}
