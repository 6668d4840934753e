/** Writes at the caret as a person does, so that Ctrl+Z takes it back, and the field says that it has changed. */
export function insertText(field: HTMLTextAreaElement, text: string): void {
  field.focus();
  // Out of fashion, and the one way into the browser's own history of changes.
  const isWritten = document.execCommand?.('insertText', false, text);
  if (isWritten) return;
  field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }));
}
