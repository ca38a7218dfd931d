import type { JSX } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { tell } from "../kit/status.tsx";
import type { HomeView, PlanningView, SessionForm } from "../wire/messages.ts";
import { AgendaEditor } from "./AgendaEditor.tsx";
import { Go } from "./context.ts";
import { FormEnd, TextField } from "./fields.tsx";
import { Link } from "./Link.tsx";
import { roomPath } from "./paths.ts";
import { twinOf } from "./planModel.ts";
import type { ProgrammeApi } from "./programmeApi.ts";
import { SessionFields } from "./SessionFields.tsx";
import { useForm } from "./useForm.ts";

interface Props {
  readonly api: ProgrammeApi;
  readonly home: HomeView;
  readonly session: string;
  readonly onChange: () => void;
}

/** One session beforehand: its time, its twin, its agenda. */
export function PlanSession({ api, home, session, onChange }: Props): JSX.Element {
  const load = useForm();
  const [plan, setPlan] = useState<PlanningView | undefined>(undefined);
  useEffect(() => void load.ask(async () => setPlan(await api.planning(session))), [session]);
  if (plan === undefined) return <p class="wrong">{load.problem}</p>;
  const changed = (next: PlanningView): void => {
    setPlan(next);
    onChange();
    tell(t("own.saved"));
  };
  return (
    <div class="plan">
      <div class="page-title">
        <div>
          <p class="soft">{home.cohorts.find(({ id }) => id === plan.session.cohort)?.title}</p>
          <h1>
            {plan.session.title} {plan.session.letter !== "" && <span class="letter">{plan.session.letter}</span>}
          </h1>
          {plan.session.cancelled && <p class="wrong">{t("session.isCancelled")}</p>}
        </div>
        <Link class="button framed" to={roomPath(session)}>
          {t("session.toRoom")}
        </Link>
      </div>
      <Times api={api} plan={plan} onChange={changed} />
      <AgendaEditor key={plan.session.id} api={api} plan={plan} onChange={changed} />
    </div>
  );
}

interface PartProps {
  readonly api: ProgrammeApi;
  readonly plan: PlanningView;
  readonly onChange: (plan: PlanningView) => void;
}

function formOf({ session, boardTemplate }: PlanningView): SessionForm {
  const { title, kind, localStart, zone, days, minutes, place } = session;
  return { title, kind, localStart, zone, days, minutes, place, boardTemplate };
}

function Times({ api, plan, onChange }: PartProps): JSX.Element {
  const form = useForm();
  const [wish, setWish] = useState<SessionForm>(formOf(plan));
  const [asking, setAsking] = useState<"cancel" | "twin" | undefined>(undefined);
  const save = async (): Promise<void> => {
    await form.send(async () => onChange(await api.editSession(plan.session.id, wish)));
  };
  return (
    <section class="part-box">
      <h2>{t("session.when")}</h2>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <SessionFields form={form} wish={wish} onChange={setWish} />
        <FormEnd form={form}>
          <button type="submit" class="button lead" disabled={form.busy}>
            {t("form.save")}
          </button>
          {!plan.session.cancelled && plan.session.kind === "VIRTUAL" && plan.twin === undefined && (
            <button type="button" class="button framed" onClick={() => setAsking("twin")}>
              {t("session.addTwin")}
            </button>
          )}
          {plan.twin && (
            <Link class="button framed" to={`/session/${encodeURIComponent(plan.twin.id)}/plan`}>
              {t("session.toTwin")}
            </Link>
          )}
          {!plan.session.cancelled && (
            <button type="button" class="button leave" onClick={() => setAsking("cancel")}>
              {t("session.cancel")}
            </button>
          )}
        </FormEnd>
      </form>
      {asking === "cancel" && (
        <CancelDialog api={api} plan={plan} onClose={() => setAsking(undefined)} onChange={onChange} />
      )}
      {asking === "twin" && (
        <TwinDialog api={api} plan={plan} onClose={() => setAsking(undefined)} onChange={onChange} />
      )}
    </section>
  );
}

interface DialogProps extends PartProps {
  readonly onClose: () => void;
}

function CancelDialog({ api, plan, onClose, onChange }: DialogProps): JSX.Element {
  const form = useForm();
  const go = useContext(Go);
  const cancel = async (): Promise<void> => {
    const sent = await form.send(async () => onChange(await api.cancel(plan.session.id)));
    if (!sent) return;
    onClose();
    go("/calendar");
  };
  return (
    <Dialog title={t("session.cancelTitle")} onClose={onClose}>
      <p>{t("session.cancelText", { title: plan.session.title })}</p>
      <FormEnd form={form}>
        <button type="button" class="button lead" disabled={form.busy} onClick={() => void cancel()}>
          {t("session.cancel")}
        </button>
        <button type="button" class="button framed" onClick={onClose}>
          {t("session.keep")}
        </button>
      </FormEnd>
    </Dialog>
  );
}

function TwinDialog({ api, plan, onClose, onChange }: DialogProps): JSX.Element {
  const form = useForm();
  const [start, setStart] = useState(twinOf(plan.session.localStart, "09:00"));
  const add = async (): Promise<void> => {
    const sent = await form.send(async () => onChange(await api.addTwin(plan.session.id, start)));
    if (sent) onClose();
  };
  return (
    <Dialog title={t("session.addTwin")} onClose={onClose}>
      <p>{t("session.twinText")}</p>
      <TextField
        form={form}
        name="localStart"
        type="datetime-local"
        label={t("event.start")}
        hint={plan.session.zone}
        value={start}
        onChange={setStart}
      />
      <FormEnd form={form}>
        <button type="button" class="button lead" disabled={form.busy} onClick={() => void add()}>
          {t("session.addTwin")}
        </button>
      </FormEnd>
    </Dialog>
  );
}
