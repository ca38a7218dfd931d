import type { RunView } from "../wire/messages.ts";
import type { Happened } from "./fold.ts";

/** The run of a practice after one more event: the last that was started, with all that happened to it (L1). */
export function runAfter(run: RunView | undefined, { actor, body }: Happened): RunView | undefined {
  if (body.type === "practiceStarted") {
    return { id: body.run, practice: body.practice, version: body.version, leader: actor, events: [body] };
  }
  if (!("run" in body) || run?.id !== body.run) return run;
  const leader = body.type === "practiceHandedOver" ? body.person : run.leader;
  return { ...run, leader, events: [...run.events, body] };
}
