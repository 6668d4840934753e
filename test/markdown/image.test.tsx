// @vitest-environment jsdom
/** A picture of a model as a page has it: it loads by itself, is asked for, or stays its description. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, describe, expect, it } from 'vitest';
import { MarkdownImage, type MarkdownImageProps } from '../../src/components/markdown/markdown-image';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
afterEach(cleanup);

const EVIL = 'https://evil.example/i.png?d=secret';
const image = (props: Partial<MarkdownImageProps>) => (
  <MarkdownImage url={EVIL} title={undefined} alt="A chart" {...props} />
);

describe('a foreign picture', () => {
  it('is a button that names the host, and loads when it is pressed', () => {
    const { container } = render(image({}));
    expect(container.querySelector('img')).toBeNull();
    expect(container.innerHTML).not.toContain('src=');
    const button = screen.getByRole('button', { name: 'A chart Load picture from evil.example' });
    fireEvent.click(button);
    const picture = screen.getByRole('img', { name: 'A chart' });
    expect(picture.getAttribute('src')).toBe(EVIL);
    expect(picture.getAttribute('referrerpolicy')).toBe('no-referrer');
    expect(picture.getAttribute('loading')).toBe('lazy');
  });

  it('that was asked for does not answer for the next one', () => {
    const { container, rerender } = render(image({}));
    fireEvent.click(screen.getByRole('button'));
    rerender(image({ url: `${EVIL}&more` }));
    expect(container.querySelector('img')).toBeNull();
  });

  it('in a link is asked for without following the link', () => {
    render(<a href="https://ok.example">{image({})}</a>);
    expect(fireEvent.click(screen.getByRole('button'))).toBe(false);
    expect(screen.getByRole('img')).toBeTruthy();
  });

  it('loads by itself where its host is allowed', () => {
    const { container } = render(image({ images: ['evil.example'] }));
    expect(container.querySelector('img')).not.toBeNull();
  });

  it('waits on a server too, also one of the origin that the page will have', () => {
    expect(renderToStaticMarkup(image({ url: `${location.origin}/a.png` }))).toContain('<button');
    const { container } = render(image({ url: `${location.origin}/a.png` }));
    expect(container.querySelector('img')).not.toBeNull();
  });

  it('says what it does in the words of the app', () => {
    render(image({ labels: { loadImage: (host) => `Bild von ${host} laden` } }));
    expect(screen.getByRole('button').textContent).toBe('A chart Bild von evil.example laden');
  });
});

describe('a picture of the own site', () => {
  it('loads by itself, and is its description where it is broken', () => {
    const { container } = render(image({ url: '/chart.png', title: 'Sales' }));
    const picture = container.querySelector('img')!;
    expect(picture.getAttribute('src')).toBe('/chart.png');
    expect(picture.title).toBe('Sales');
    fireEvent.error(picture);
    expect(container.innerHTML).toMatch(/^<span [^>]*>A chart<\/span>$/);
  });
});

describe('what is no picture', () => {
  it.each([
    ['', 'A chart'],
    ['javascript:alert(1)', 'A chart'],
    ['data:image/svg+xml,<svg onload=alert(1)>', 'A chart'],
    ['data:image/png;base64,AA', 'A chart'],
  ])('at "%s" is its description alone', (url, text) => {
    const { container } = render(image({ url }));
    expect(container.innerHTML).toMatch(new RegExp(`^<span [^>]*>${text}</span>$`));
  });
});
