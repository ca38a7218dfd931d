import { computed, effect, signal } from "@preact/signals";
import { t } from "../i18n/t.ts";
import { tell } from "../kit/status.tsx";
import type { RoomBell } from "../session/roomBells.ts";
import { Clock } from "../wire/clock.ts";
import type { PracticeInside } from "./practiceInside.tsx";
import type { PracticeSeam, PracticeSlot } from "./slots.ts";

/** The room is usable by then; a practice that is on is not waited for. */
const FETCH_AFTER_MS = 1_500;
const AGAIN_MS = 3_000;

/** The practice of the visit that goes on, for presses that unlock sound. */
let present: PracticeInside | undefined;

export function unlockSound(): void {
  present?.hearBells();
}

/** One bell before anybody is in the room. */
export function tryBell(): void {
  import("../practice/ringer.ts")
    .then(async ({ Ringer }) => {
      const ringer = new Ringer({
        createContext: () => new AudioContext(),
        now: () => performance.now(),
        every: () => () => {},
        toLocal: (programme) => programme,
      });
      await ringer.open();
      ringer.try("bowl");
    })
    .catch(() => tell(t("doors.noSound")));
}

/** Puts the practice into a room. Its clock counts from the first moment; its code comes when a run is on, or once the room is usable. */
export function practiceSlot(seam: PracticeSeam): PracticeSlot {
  const inside = signal<PracticeInside | undefined>(undefined);
  const bells = signal<readonly RoomBell[]>([]);
  const clock = roomClock(seam);
  const fetchIt = fetcher(seam, clock, (practice) => {
    inside.value = practice;
  });
  const { room, scope } = seam;
  scope.add(effect(() => inside.value?.ring(bells.value)));
  scope.add(
    effect(() => {
      if (!room.welcomed.value) return;
      if (room.run.value) fetchIt();
      else return later(FETCH_AFTER_MS, fetchIt);
    }),
  );
  return {
    now: () => (clock.ready ? clock.programmeNow() : Date.now()),
    ring: (planned) => {
      bells.value = planned;
    },
    rings: computed(() => inside.value?.rings),
    onStage: computed(() => inside.value?.onStage.value ?? false),
    doing: computed(() => inside.value?.doing.value),
    Stage: () => {
      const Stage = inside.value?.Stage;
      return Stage ? <Stage /> : null;
    },
    Picker: ({ onDone }) => {
      fetchIt();
      const Picker = inside.value?.Picker;
      return Picker ? <Picker onDone={onDone} /> : <p>{t("app.loading")}</p>;
    },
  };
}

/** Fetches the code once, however often it is asked to, and again when it did not come. */
function fetcher(seam: PracticeSeam, clock: Clock, here: (practice: PracticeInside) => void): () => void {
  let asked = false;
  let ended = false;
  const fetchIt = (): void => {
    if (asked || ended) return;
    asked = true;
    import("./practiceInside.tsx").then(
      ({ practiceInside }) => {
        if (ended) return;
        present = practiceInside(seam, clock);
        here(present);
      },
      () => {
        asked = false;
        later(AGAIN_MS, fetchIt);
      },
    );
  };
  seam.scope.add(() => {
    ended = true;
    present = undefined;
  });
  return fetchIt;
}

function later(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** Programme time by the room's own socket; a fresh burst of exchanges at every connect. */
function roomClock({ scope, room }: Pick<PracticeSeam, "scope" | "room">): Clock {
  const clock = new Clock({
    now: () => performance.now(),
    send: (t0, there) => void room.askClock(t0, there),
    later,
  });
  scope.add(room.onClock(({ t0, t1, t2 }) => clock.onAnswer(t0, t1, t2, performance.now())));
  scope.add(room.state.subscribe((state) => (state.is === "open" ? clock.start() : clock.stop())));
  return clock;
}
