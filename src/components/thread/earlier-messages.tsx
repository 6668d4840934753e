'use client';
/** The row above the first message: there is more, and it is on its way, or can be had. */
import type { RefObject } from 'react';
import { Button } from '../button/button';
import type { ThreadLabels } from './thread-labels';

interface EarlierMessagesProps {
  ref: RefObject<HTMLDivElement | null>;
  isLoading: boolean;
  onShow: (() => void) | undefined;
  text: ThreadLabels;
}

export function EarlierMessages({ ref, isLoading, onShow, text }: EarlierMessagesProps) {
  return (
    <div
      ref={ref}
      data-slot="dk-thread-earlier"
      data-loading={isLoading || undefined}
      className="dk:flex dk:justify-center dk:px-4 dk:pt-4"
    >
      <Button slot="dk-show-earlier" look="quiet" isInert={isLoading || !onShow} onClick={onShow}>
        {isLoading ? text.loadingEarlier : text.showEarlier}
      </Button>
    </div>
  );
}
