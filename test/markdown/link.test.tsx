/** A link of a model as a page has it: where it leads, and what it says of that. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { MarkdownLink } from '../../src/components/markdown/markdown-link';

function link(text: string, url: string | undefined, title?: string): string {
  return renderToStaticMarkup(
    <MarkdownLink url={url} title={title} nodes={[text]}>
      {text}
    </MarkdownLink>,
  );
}

describe('a link', () => {
  it('to another site opens apart, and tells it nothing', () => {
    const html = link('x', 'https://evil.example/?d=1');
    expect(html).toContain('rel="noopener noreferrer"');
    expect(html).toContain('target="_blank"');
  });

  it('within the site opens in place', () => {
    expect(link('x', '/docs')).not.toContain('target');
    expect(link('x', '#note')).not.toContain('title');
  });

  it('says where it leads, before what the model says of it', () => {
    const html = link('x', 'https://bank.example@evil.example/', 'https://bank.example/');
    expect(html).toContain('title="https://evil.example/\nhttps://bank.example/"');
  });

  it('is text while its address arrives, and where there is none to follow', () => {
    for (const url of [undefined, 'javascript:alert(1)']) {
      expect(link('x', url)).toMatch(/^<span [^>]*dir="auto">x<\/span>$/);
    }
  });

  it('isolates the direction of its text', () => {
    expect(link('\u202egpj.exe', 'https://ok.example')).toContain('dir="auto"');
  });
});

describe('the real host stands behind a text', () => {
  it.each([
    ['https://bank.example', 'https://evil.example/', 'evil.example'],
    ['bank.example', 'https://evil.example/', 'evil.example'],
    ['BANK.example/login', 'https://evil.example/', 'evil.example'],
    ['Visit bank.example now', 'https://evil.example/bank.example', 'evil.example'],
    ['(www.bank.example)', 'https://evil.example/', 'evil.example'],
    ['bank.example, of course', 'https://evil.example/', 'evil.example'],
    ['ba\u200bnk.exa\u00admple', 'https://evil.example/', 'evil.example'],
    ['ｂａｎｋ．example', 'https://evil.example/', 'evil.example'],
    ['https://bank.example@evil.example/', 'https://bank.example@evil.example/', 'evil.example'],
    ['bank.example', 'https://bank.example.evil.example/', 'bank.example.evil.example'],
    ['http://localhost:3000', 'https://evil.example/', 'evil.example'],
    ['аррӏе.com', 'https://www.xn--80ak6aa92e.com/', 'www.xn--80ak6aa92e.com'],
    ['https://аррӏе.com', 'https://аррӏе.com', 'xn--80ak6aa92e.com'],
    ['help@bank.example', 'mailto:x@evil.example', 'x@evil.example'],
    ['bank.example:8443', 'https://bank.example/', 'bank.example'],
  ])('%s that leads to %s', (text, url, host) => {
    expect(link(text, url)).toMatch(new RegExp(`dk-md-link-host"[^>]*> \\(${host}\\)</span></a>$`));
  });
});

describe('nothing stands behind a text', () => {
  it.each([
    ['https://ok.example/a.html?b=c.org', 'https://ok.example/a.html?b=c.org'],
    ['ok.example', 'https://ok.example/deeper'],
    ['www.OK.example.', 'https://ok.example/'],
    ['ok.example', 'https://www.ok.example/'],
    ['John.Doe@ok.example', 'mailto:john.doe@ok.example'],
    ['mailto:a@ok.example', 'mailto:a@ok.example'],
    ['Node.js 20.1 and package.json, e.g. v1.2', 'https://nodejs.org/'],
    ['The docs. And/or more', 'https://ok.example/'],
    ['call us', 'tel:+49301234'],
    ['bank.example', '/own/page'],
  ])('%s that leads to %s', (text, url) => {
    expect(link(text, url)).not.toContain('dk-md-link-host');
  });
});
