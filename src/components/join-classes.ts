/** The kit's classes and the app's, as one `className`. The app's win by layer, so their order does not matter. */
export function joinClasses(...classes: readonly (string | undefined)[]): string {
  return classes.filter(Boolean).join(' ');
}
