import { t } from "../i18n/t.ts";
import { CLOSE } from "../wire/messages.ts";

/** What the page does after a close code. `refused`: as `final`, and what was written is offered as a copy. */
export type Next = "comeBack" | "final" | "refused";

export interface Closing {
  readonly next: Next;
  readonly words: () => string;
}

/** Every close code of the server, what it means to a person and what is done about it. */
export const CLOSINGS: Readonly<Record<keyof typeof CLOSE, Closing>> = {
  GOING_AWAY: { next: "comeBack", words: () => t("closed.goingAway") },
  TEXT_WHERE_BINARY_IS_DUE: { next: "comeBack", words: () => t("closed.misunderstood") },
  MESSAGE_TOO_BIG: { next: "refused", words: () => t("closed.tooBig") },
  MALFORMED: { next: "refused", words: () => t("closed.misunderstood") },
  NOT_SIGNED_IN: { next: "final", words: () => t("closed.signedOut") },
  NOT_ALLOWED: { next: "final", words: () => t("closed.notAllowed") },
  NO_SUCH_DOC: { next: "final", words: () => t("closed.nothingThere") },
  CLIENT_ID_TAKEN: { next: "refused", words: () => t("closed.idTaken") },
  KEPT_FOR_OTHERS: { next: "refused", words: () => t("closed.keptForOthers") },
  TOO_LARGE: { next: "refused", words: () => t("closed.full") },
  TOO_MANY: { next: "comeBack", words: () => t("closed.tooMany") },
  NOT_STORED: { next: "comeBack", words: () => t("closed.notStored") },
  RESYNC: { next: "comeBack", words: () => t("closed.resync") },
  TOO_FAST: { next: "comeBack", words: () => t("closed.tooFast") },
  INTERNAL: { next: "comeBack", words: () => t("closed.internal") },
};

const BY_CODE = new Map(Object.entries(CLOSE).map(([name, code]) => [code as number, name as keyof typeof CLOSE]));

export function closingOf(code: number): Closing | undefined {
  const name = BY_CODE.get(code);
  return name && CLOSINGS[name];
}

/** The sentence for a close code. */
export function whyClosed(code: number): string {
  return closingOf(code)?.words() ?? t("closed.unknown");
}
