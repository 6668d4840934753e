/** What a server tells of how much it still allows: said by headers, kept in the state, shown in the kit. */

/** What is left of one allowance. */
export interface Allowance {
  limit?: number | undefined;
  remaining?: number | undefined;
  /** When it is whole again, in milliseconds since 1970. */
  resetAt?: number | undefined;
}

/** What the server still allows, as its headers said. */
export interface RateLimits {
  requests?: Allowance | undefined;
  tokens?: Allowance | undefined;
}
