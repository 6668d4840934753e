import type { KeyboardEvent } from 'react';

/** Whether a key belongs to an input method. Safari reports the Enter that ends a word after it ended, with the code 229. */
export function isComposing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}
