'use client';
/** What the model thought: a line that opens, and is open by itself for as long as there is nothing else to read. */
import { Disclosure } from '../disclosure/disclosure';
import type { Labels } from '../labels/labels';
import { useLabels } from '../labels/use-labels';
import { MessageText } from '../message/message-text';
import { REASONING_ENGLISH } from './reasoning-labels';

/** Props of {@link Reasoning}. */
export interface ReasoningProps {
  text: string;
  /** Whether it is open, as long as the person has not said. */
  isOpen: boolean;
  /** Whether more of it is coming. */
  isLive: boolean;
  labels?: Partial<Labels> | undefined;
}

export function Reasoning({ text, isOpen, isLive, labels }: ReasoningProps) {
  const { reasoning } = useLabels(REASONING_ENGLISH, labels);
  return (
    <Disclosure slot="dk-message-reasoning" summary={reasoning} isOpen={isOpen} isLive={isLive}>
      <MessageText text={text} isLive={false} />
    </Disclosure>
  );
}
