/** What must not be in a page, whatever text is shown in it: elements in, what is wrong with them out, in words. */

const FORBIDDEN =
  'script, iframe, object, embed, form, meta, base, link, style, frame, frameset, portal, template, applet';
const ADDRESSES = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'poster', 'srcset'];

/** Elements, attributes and addresses that could do something by themselves. */
export function findDangers(container: Element): string[] {
  const dangers: string[] = [];
  for (const element of container.querySelectorAll('*')) {
    const name = element.localName;
    if (element.matches(FORBIDDEN)) dangers.push(`<${name}>`);
    for (const { name: attribute, value } of element.attributes) {
      if (attribute.startsWith('on')) dangers.push(`${attribute} of <${name}>`);
      if (ADDRESSES.includes(attribute) && !isHarmless(value)) dangers.push(`${attribute}="${value}"`);
      if (attribute === 'style' && /url\(|expression|import/i.test(value)) dangers.push(`style="${value}"`);
      if (/^(id|name)$/.test(attribute) && isTaken(value)) dangers.push(`${attribute}="${value}"`);
    }
    if (name !== 'a' && 'src' in element && isForeign(String(element.src))) {
      dangers.push(`<${name}> loads ${element.src}`);
    }
  }
  return dangers;
}

function isHarmless(address: string): boolean {
  // One that is none leads nowhere.
  const url = URL.parse(address, document.baseURI);
  return !url || /^(https?|mailto|tel):$/.test(url.protocol);
}

function isForeign(address: string): boolean {
  return address !== '' && URL.parse(address, document.baseURI)?.origin !== location.origin;
}

/** A page in which nothing was shown, to know what names it has by itself. */
let blank: HTMLIFrameElement | undefined;

function isTaken(name: string): boolean {
  blank ??= document.body.appendChild(document.createElement('iframe'));
  const { contentWindow, contentDocument } = blank;
  return !contentWindow || !contentDocument || name in contentWindow || name in contentDocument;
}

/** Links that lead elsewhere without saying so, or hand over more than the click. */
export function findHiddenLinks(container: Element): string[] {
  return [...container.querySelectorAll('a')]
    .filter((link) => link.protocol.startsWith('http') && link.origin !== location.origin)
    .filter((link) => {
      const rel = link.rel.split(' ');
      return !saysHost(link) || !rel.includes('noopener') || !rel.includes('noreferrer');
    })
    .map((link) => `${link.outerHTML}`);
}

/** In its title, before all that a model wrote there, or as a text of its own. */
function saysHost(link: HTMLAnchorElement): boolean {
  const said = URL.parse(link.title.split('\n')[0] ?? '');
  const texts = [...(link.closest('li') ?? link).querySelectorAll('span')].map((span) =>
    span.textContent?.trim(),
  );
  return said?.host === link.host || texts.some((text) => text?.endsWith(link.host));
}

/** Texts outside of links and code that do not stand in the order in which they were written. */
export function findReordered(container: Element): string[] {
  const places: { text: string; left: number; top: number }[] = [];
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement?.closest('a, code, [data-slot="dk-md-link"]')) continue;
    const text = node.nodeValue ?? '';
    for (let at = 0; at < text.length; at++) {
      const range = new Range();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { left, top, width } = range.getBoundingClientRect();
      if (width > 0) places.push({ text: text.slice(at, at + 10), left, top });
    }
  }
  return places
    .filter(({ left, top }, at) => {
      const before = places[at - 1];
      return before && Math.abs(before.top - top) < 2 && before.left > left;
    })
    .map(({ text }) => `out of order: ${text}`);
}

/** Words of a text that are not shown. What only addresses, or names a language, need not be. */
export function findLostWords(container: Element, text: string): string[] {
  const shown = container.textContent ?? '';
  const read = text.replace(/\]\([^)]*\)/g, ' ').replace(/^(```+|~~~+)(.*)$/gm, ' ');
  return (read.match(/[\p{L}\p{N}]{2,}/gu) ?? []).filter((word) => !shown.includes(word));
}

/** Does to every element what a person can do, except to ask for a picture: that is a consent. */
export function touchAll(container: Element): void {
  const elements = [...container.querySelectorAll('*')];
  // Thousands of them are one and the same, and each focus lays a large page out.
  for (const element of elements.length > 1000 ? elements.slice(0, 30) : elements) {
    for (const type of ['pointerover', 'pointerenter', 'mouseover', 'mouseenter', 'mousemove']) {
      element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
    }
    if (element instanceof HTMLElement || element instanceof SVGElement) element.focus();
    if (element.closest('[data-slot="dk-md-image-load"]')) continue;
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    element.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, key: 'Enter' }));
  }
}
