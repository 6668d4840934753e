/** Fills the page with the host's markup. The kit's styles come when the test asks, by `window.addKit()`. */
import { HOST_MARKUP } from './markup';

declare global {
  interface Window {
    addKit(): Promise<unknown>;
  }
}

export function mountHost(): void {
  document.body.innerHTML = HOST_MARKUP;
  window.addKit = () => import('deltakit/styles.css');
}
