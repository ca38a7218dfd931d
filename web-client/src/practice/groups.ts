import type { RunEvent, RunGroup } from "../wire/messages.ts";
import { played, ROOM } from "./layout.ts";
import type { Step } from "./script.ts";

/** The groups as the events of a run have left them; empty where it names none. */
export function groupsOf(events: readonly RunEvent[]): readonly RunGroup[] {
  return events.reduce<readonly RunGroup[]>((groups, event) => {
    if (event.type === "practiceStarted") return event.groups ?? [];
    return event.type === "practiceGrouped" ? event.groups : groups;
  }, []);
}

/** The group that a person is in; of no group, what stands for the whole room. */
export function groupOf(groups: readonly RunGroup[], person: string | undefined): RunGroup {
  return groups.find(({ members }) => person !== undefined && members.includes(person)) ?? { id: ROOM, members: [] };
}

/** Is what was ordered for these groups for this one? Without any it is for all. */
export function isFor(groups: readonly string[] | undefined, group: string): boolean {
  return groups === undefined || groups.length === 0 || groups.includes(group);
}

/** P56: are people in their groups in this step, as the script has it there? `without` are the optional steps left out. */
export function isApart(steps: readonly Step[], at: string, without: readonly string[] = []): boolean {
  const all = played(steps, without);
  return all
    .slice(0, all.findIndex(({ id }) => id === at) + 1)
    .reduce((before, { mode, group }) => (mode === "group" && group ? group.open : before), false);
}
