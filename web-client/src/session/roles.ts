import type { Role } from "../wire/messages.ts";

const LEADING: readonly Role[] = ["FACILITATOR", "HOST", "FACULTY", "STEWARD"];
const INVITING: readonly Role[] = ["FACILITATOR", "HOST", "STEWARD"];

/** Who gives orders to a practice (P9). */
export function leads(role: Role): boolean {
  return LEADING.includes(role);
}

/** Who makes invites. */
export function invites(role: Role): boolean {
  return INVITING.includes(role);
}
