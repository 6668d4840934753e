/** Names in, names out that no two share, and of which none is too long or has a character that is not allowed. */

/** Gives each name once: a name that was given, or that has to be changed to one that was, gets a number. */
export type Namer = (name: string) => string;

/** Names without a rule but to be unique. */
export function createNamer(maxLength = Number.POSITIVE_INFINITY, forbidden = /^$/g): Namer {
  const given = new Set<string>();
  return (name) => {
    const allowed = name.replace(forbidden, '_').slice(0, maxLength);
    let unique = allowed;
    for (let count = 2; given.has(unique); count++) {
      const suffix = `_${count}`;
      unique = allowed.slice(0, maxLength - suffix.length) + suffix;
    }
    given.add(unique);
    return unique;
  };
}

/** What no provider takes in a name or an id. */
export const FORBIDDEN = /^$|[^\w-]/g;
