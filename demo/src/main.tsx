import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
// The kit first: it says in which order the layers come.
import 'deltakit/styles.css';
import './demo.css';
import { App } from './shell/app';
import { restoreSettings } from './shell/use-settings';

restoreSettings();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root to render into.');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
