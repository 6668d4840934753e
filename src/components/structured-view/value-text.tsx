'use client';
/** A text, a number, yes or no, or nothing: as text. An address of the web is a link, once all of it is there. */
import { use } from 'react';
import { toWebUrl } from '../web-url';
import { ViewContext } from './view-context';

/** Props of {@link ValueText}. */
export interface ValueTextProps {
  value: unknown;
  /** Whether more may be added to it. */
  isOpen: boolean;
}

export function ValueText({ value, isOpen }: ValueTextProps) {
  const text = use(ViewContext)?.text;
  if (value === null || value === undefined) {
    return (
      <span data-slot="dk-value-none" className="dk:text-muted-foreground dk:italic">
        {text?.valueNone}
      </span>
    );
  }
  const words = typeof value === 'boolean' ? text?.valueBoolean(value) : String(value);
  // Half an address leads elsewhere.
  const url = typeof value === 'string' && !isOpen ? toWebUrl(value) : undefined;
  return (
    <span
      data-slot="dk-value-text"
      data-live={isOpen || undefined}
      dir="auto"
      className={
        'dk:wrap-anywhere dk:whitespace-pre-wrap ' +
        'dk:data-live:after:-me-2.5 dk:data-live:after:ms-1 dk:data-live:after:inline-block dk:data-live:after:h-[1em] ' +
        'dk:data-live:after:w-1.5 dk:data-live:after:translate-y-[0.15em] dk:data-live:after:rounded-full ' +
        'dk:data-live:after:bg-primary dk:data-live:after:animate-caret dk:motion-reduce:data-live:after:animate-none'
      }
    >
      {url ? (
        <a
          data-slot="dk-value-link"
          href={url.href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          className="dk:rounded-sm dk:text-primary dk:underline dk:underline-offset-2 dk:outline-ring dk:focus-visible:outline-2"
        >
          {words}
        </a>
      ) : (
        words
      )}
    </span>
  );
}
