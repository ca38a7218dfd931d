import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import texts from "../i18n/en.invites.json";
import { addTexts, t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { tell } from "../kit/status.tsx";
import { type Api, ApiError } from "../wire/api.ts";
import type { InviteView, Role } from "../wire/messages.ts";
import { DaysField } from "./DaysField.tsx";
import { dayAndTime } from "./time.ts";
import "./invites.css";

addTexts(texts);

const DAYS = [1, 7, 30, 90] as const;
const ROLES: readonly Role[] = ["PRACTITIONER", "FACILITATOR", "HOST", "GUEST"];

interface Props {
  readonly api: Api;
  readonly session: string;
  readonly onClose: () => void;
}

/** Makes, lists and withdraws the links that let people in. */
export function InviteDialog({ api, session, onClose }: Props): JSX.Element {
  /** The newest first: that is the one to be withdrawn after a slip. */
  const [invites, setInvites] = useState<readonly InviteView[]>([]);
  const [made, setMade] = useState<InviteView | undefined>(undefined);
  const [problem, setProblem] = useState("");
  const attempt = async (run: () => Promise<void>): Promise<void> => {
    setProblem("");
    try {
      await run();
      setInvites([...(await api.invites(session))].reverse());
    } catch (error) {
      const why = (error instanceof ApiError && error.message) || t("app.noNetwork");
      setProblem(t("invites.failed", { why }));
    }
  };
  useEffect(() => void attempt(async () => {}), []);
  return (
    <Dialog title={t("invites.title")} onClose={onClose}>
      <NewInviteForm
        onMake={(role, days, maxUses) =>
          attempt(async () => {
            const invite = await api.invite(session, { role, days, maxUses });
            // Together, so that no other link slips under the hand that reaches for the new one.
            setMade(invite);
            setInvites((before) => [invite, ...before]);
          })
        }
      />
      {made?.token !== undefined && <NewLink link={`${location.origin}/join#${made.token}`} />}
      <p class="wrong" role="alert">
        {problem}
      </p>
      <h3>{t("invites.list")}</h3>
      {invites.length === 0 && <p class="soft">{t("invites.none")}</p>}
      <ul class="invites">
        {invites.map((invite) => (
          <li key={invite.id}>
            <span>
              <b>{roleName(invite.role)}</b>
              <span class="soft small">{standing(invite)}</span>
            </span>
            {!invite.revoked && (
              <button type="button" class="button compact" onClick={() => void attempt(() => api.revoke(invite.id))}>
                {t("invites.revoke")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

type Make = (role: Role, days: number, maxUses: number) => Promise<void>;

function NewInviteForm({ onMake }: { onMake: Make }): JSX.Element {
  const [role, setRole] = useState<Role>("PRACTITIONER");
  const [days, setDays] = useState<number>(7);
  const [maxUses, setMaxUses] = useState(0);
  return (
    <form
      class="new-invite"
      onSubmit={(event) => {
        event.preventDefault();
        void onMake(role, days, maxUses);
      }}
    >
      <label class="field">
        <span>{t("invites.role")}</span>
        <select class="input" value={role} onChange={(event) => setRole(event.currentTarget.value as Role)}>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {roleName(role)}
            </option>
          ))}
        </select>
      </label>
      <DaysField value={days} choices={DAYS} onChange={setDays} />
      <label class="field">
        <span>{t("invites.uses")}</span>
        <select
          class="input"
          value={String(maxUses)}
          onChange={(event) => setMaxUses(Number(event.currentTarget.value))}
        >
          <option value="0">{t("invites.manyPeople")}</option>
          <option value="1">{t("invites.onePerson")}</option>
        </select>
      </label>
      <button type="submit" class="button lead">
        {t("invites.make")}
      </button>
    </form>
  );
}

/** A link that is shown this once, to be copied. */
export function NewLink({ link }: { link: string }): JSX.Element {
  const field = useRef<HTMLInputElement>(null);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(link);
      tell(t("invites.copied"));
    } catch {
      field.current?.select();
      tell(t("invites.copyByHand"));
    }
  };
  return (
    <div class="new-link">
      <label class="field">
        <span>{t("invites.link")}</span>
        <input class="input" ref={field} readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
      </label>
      <button type="button" class="button framed" onClick={() => void copy()}>
        {t("invites.copy")}
      </button>
      <p class="soft small">{t("invites.once")}</p>
    </div>
  );
}

function roleName(role: Role): string {
  const names: Partial<Record<Role, string>> = {
    PRACTITIONER: t("invites.role.practitioner"),
    FACILITATOR: t("invites.role.facilitator"),
    HOST: t("invites.role.host"),
    GUEST: t("invites.role.guest"),
  };
  return names[role] ?? t("invites.role.member");
}

/** How often it was used, and how long it lasts. */
function standing({ uses, maxUses, expiresAt, revoked }: InviteView): string {
  const used = maxUses === 0 ? t("invites.used", { n: uses }) : t("invites.usedOf", { used: uses, all: maxUses });
  if (revoked) return `${used} · ${t("invites.revoked")}`;
  if (maxUses > 0 && uses >= maxUses) return t("invites.full");
  const past = expiresAt < Date.now();
  return `${used} · ${past ? t("invites.past") : t("invites.until", { when: dayAndTime(expiresAt) })}`;
}
