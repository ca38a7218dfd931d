import { computed, effect, type Signal } from "@preact/signals";
import { t } from "../i18n/t.ts";
import { tell } from "../kit/status.tsx";
import { browserPractice, type PracticeModel, PracticePicker, PracticeView, type Script } from "../practice/index.ts";
import { LEADERS } from "../session/fold.ts";
import type { Command } from "../session/orders.ts";
import { leads } from "../session/roles.ts";
import type { Clock } from "../wire/clock.ts";
import type { ClientMessage } from "../wire/messages.ts";
import type { PracticeSeam, PracticeSlot } from "./slots.ts";

/** What changes together is told together. */
const REPORT_AFTER_MS = 400;
const REPORT_EVERY_MS = 30_000;

/** The practice of a room, and how presses unlock its sound. */
export interface PracticeInside extends Omit<PracticeSlot, "now" | "rings"> {
  readonly rings: Signal<boolean>;
  hearBells(): void;
}

/** A practice on the room's clock: its scripts from the server, its orders back. */
export function practiceInside({ scope, room, session, api }: PracticeSeam, clock: Clock): PracticeInside {
  const model = browserPractice(clock, async (id, version) => (await api.practice(id, version)) as Script, {
    me: room.me,
    leads: leads(session.role),
    people: computed(() => room.people.value.map(({ id, name, role }) => ({ id, name, leads: leads(role) }))),
    devices: room.devices,
  });
  scope.add(() => model.end());
  for (const { id, version } of session.practices) model.prepare(id, version).catch(() => {});
  scope.add(
    effect(() => {
      if (room.welcomed.value) model.welcome(room.run.value);
    }),
  );
  tellReports({ scope, room }, model);
  // Who pressed "Enter" may hear at once; after a reload the first press in the room stands for it.
  if (navigator.userActivation?.hasBeenActive) model.hearBells();
  const order = async (message: ClientMessage): Promise<boolean> => {
    const outcome = await room.give(message as Command);
    if (!outcome.done) tell(outcome.message);
    return outcome.done;
  };
  const call = async (): Promise<void> => {
    const outcome = await room.order({ type: "sendChat", to: LEADERS, text: t("chat.pleaseCome") });
    tell(outcome.done ? t("practice.called") : outcome.message);
  };
  const led = leads(session.role);
  return {
    hearBells: () => model.hearBells(),
    rings: model.chosen.rings,
    ring: (bells) => {
      model.bells.ofRoom.value = bells;
    },
    onStage: computed(() => model.present.value && !model.steppedOut.value && !model.atBoard.value),
    doing: computed(() => (model.present.value ? model.run.script.value?.title : undefined)),
    Stage: () => (
      <PracticeView
        model={model}
        leads={led}
        onOrder={(message) => void order(message)}
        {...(!led && { onCall: () => void call() })}
      />
    ),
    Picker: ({ onDone }) => (
      <PracticePicker
        model={model}
        practices={session.practices}
        onOrder={(message) => void order(message).then((done) => done && onDone())}
      />
    ),
  };
}

/** Tells how this device stands: at every welcome, when it changes, and now and then. K10. */
function tellReports({ scope, room }: Pick<PracticeSeam, "scope" | "room">, model: PracticeModel): void {
  const tell = (): void => {
    const report = model.report.peek();
    if (report) room.report(report);
  };
  let due: ReturnType<typeof setTimeout> | undefined;
  scope.add(
    effect(() => {
      if (!room.welcomed.value || room.state.value.is !== "open" || !model.report.value) return;
      due ??= setTimeout(() => {
        due = undefined;
        tell();
      }, REPORT_AFTER_MS);
    }),
  );
  scope.add(() => clearTimeout(due));
  scope.every(REPORT_EVERY_MS, tell);
}
