/** What an address in a model's text may do: the policy alone, as on a server and as on a page. */
import { describe, expect, it } from 'vitest';
import { type AllowedImages, mayLoad, toImage, toLink } from '../../src/markdown/url-policy';

describe('a link', () => {
  it.each([
    ['https://ok.example', 'https://ok.example/'],
    ['HTTP://OK.example/A?b#c', 'http://ok.example/A?b#c'],
    ['mailto:a@ok.example', 'mailto:a@ok.example'],
    ['tel:+49301234', 'tel:+49301234'],
  ])('to %s leads there', (address, href) => {
    expect(toLink(address)).toMatchObject({ href, url: { href } });
  });

  it.each(['/docs', 'docs/a b.html', '../up', '?q=1', '#note', '', './java script:x'])(
    'to "%s" stays on the site, as it was written',
    (address) => expect(toLink(address)).toEqual({ href: address, url: undefined }),
  );

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    '\u0000javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    '\tjava\r\nscript\n:alert(1)',
    'javascript://ok.example/%0aalert(1)',
    'vbscript:msgbox(1)',
    'data:text/html,<script>alert(1)</script>',
    'data:image/png;base64,AAAA',
    'blob:https://ok.example/1',
    'file:///etc/passwd',
    'filesystem:https://ok.example/x',
    'ftp://ok.example',
    'feed:javascript:alert(1)',
    'intent://x#Intent;end',
    'view-source:https://ok.example',
    'https://',
    'https:',
    'http:/',
    'https:?a',
    'https://ok.example:99999999',
    'http://[::1',
  ])('to %j is none', (address) => expect(toLink(address)).toBeUndefined());

  it.each([
    ['//evil.example/a', 'https://evil.example/a'],
    ['/\t/evil.example/a', 'https://evil.example/a'],
    ['https:evil.example/a', 'https://evil.example/a'],
    ['https:///evil.example/a', 'https://evil.example/a'],
    ['\u0000//evil.example/a', 'https://evil.example/a'],
  ])('to %j leaves the site, and is known to', (address, href) => {
    expect(toLink(address)).toMatchObject({ href, url: { host: 'evil.example' } });
  });

  it('keeps a backslash, which a browser would take for a slash', () => {
    expect(toLink('\\\\evil.example\\a')).toEqual({ href: '%5C%5Cevil.example%5Ca', url: undefined });
    expect(toLink('/\\evil.example')).toEqual({ href: '/%5Cevil.example', url: undefined });
    expect(toLink('https:\\\\evil.example')).toBeUndefined();
    expect(toLink('http:\\\\evil.example')).toBeUndefined();
    expect(toLink('https://ok.example/a\\b')?.href).toBe('https://ok.example/a%5Cb');
  });

  it('gives up a name and a password, which only pass for a host', () => {
    expect(toLink('https://bank.example@evil.example/')?.href).toBe('https://evil.example/');
    expect(toLink('https://bank.example:443@evil.example/')?.href).toBe('https://evil.example/');
  });

  it('shows a host of other letters as the network knows it', () => {
    expect(toLink('https://аррӏе.com/')?.url?.host).toBe('xn--80ak6aa92e.com');
  });

  it('has no control character in its address, seen or not', () => {
    const { href } = toLink('https://ok.example/\u202egpj.exe?\u2066a#\u200f')!;
    expect(href).toBe('https://ok.example/%E2%80%AEgpj.exe?%E2%81%A6a#%E2%80%8F');
  });
});

describe('a picture', () => {
  const loads = (address: string, allowed?: AllowedImages, origin?: string) => {
    const image = toImage(address);
    return image && mayLoad(image, allowed, origin);
  };

  it.each(['/a.png', 'a.png', '?a'])('at %s is of the own site and loads', (address) => {
    expect(loads(address)).toBe(true);
  });

  it('of the own origin loads, once the origin is known', () => {
    expect(loads('https://app.example/a.png', [], 'https://app.example')).toBe(true);
    expect(loads('https://app.example/a.png')).toBe(false);
    expect(loads('http://app.example/a.png', [], 'https://app.example')).toBe(false);
    expect(loads('data:image/png;base64,AA', [], 'null')).toBe(false);
  });

  it.each([
    'https://evil.example/a.png',
    '//evil.example/a.png',
    'https:evil.example/a.png',
    'https://ok.example@evil.example/a.png',
    'https://ok.example.evil.example/a.png',
    'https://evil%2eexample/a.png',
    'http://2130706433/a.png',
    'data:image/png;base64,AA',
  ])('at %s does not load by itself', (address) => {
    expect(loads(address, ['ok.example'], 'https://app.example')).toBe(false);
  });

  it('of an allowed host, origin or scheme loads', () => {
    expect(loads('https://ok.example/a.png', ['ok.example'])).toBe(true);
    expect(loads('https://ok.example:8443/a.png', ['ok.example'])).toBe(false);
    expect(loads('https://ok.example/a.png', ['https://ok.example'])).toBe(true);
    expect(loads('http://ok.example/a.png', ['https://ok.example'])).toBe(false);
    expect(loads('https://any.example/a.png', ['https:'])).toBe(true);
    expect(loads('data:image/png;base64,AA', ['data:'])).toBe(true);
  });

  it('loads where a function of the app says so', () => {
    const allowed = (url: URL) => url.host.endsWith('.ok.example');
    expect(loads('https://a.ok.example/a.png', allowed)).toBe(true);
    expect(loads('https://evil.example/?.ok.example', allowed)).toBe(false);
  });

  it.each([
    'javascript:alert(1)',
    'data:image/svg+xml,<svg onload=alert(1)>',
    'data:image/pngx,',
    'data:text/html,x',
    'blob:https://ok.example/1',
    'file:///a.png',
    'ftp://ok.example/a.png',
  ])('at %s is none, whatever is allowed', (address) => {
    expect(loads(address, () => true)).toBeUndefined();
  });
});
