import { isApart } from "./groups.ts";
import { isShared } from "./groupTurns.ts";
import { ms, type Script, type Step } from "./script.ts";
import { OPEN, type Span, type Timeline } from "./timeline.ts";

/** What happens to who is here, does not lead, and is in no group of a run. Rules P61 to P63. */
export type Late = "asks" | "joins" | "together" | "waits" | "looksOn";

type Rules = Pick<Script, "steps"> & { readonly grouping?: Pick<NonNullable<Script["grouping"]>, "late"> };

/** At `run` ms of run time; `without` are the optional steps that the start left out. */
export function lateAt({ steps, grouping }: Rules, timeline: Timeline, run: number, without: readonly string[]): Late {
  const rule = grouping?.late;
  if (!rule) return "asks";
  const begun = timeline.spans.some((span) => span.from <= run && hasGroups(span, steps, without));
  if (!begun || run < ms(rule.joinBefore ?? 0)) return "joins";
  if (!hasGroups(timeline.at(run), steps, without)) return "together";
  return rule.otherwise === "observe" ? "looksOn" : "waits";
}

/** Run time at which all are together again after the steps with groups that are on; null while nobody knows. */
export function togetherAt(
  { steps }: Rules,
  timeline: Timeline,
  run: number,
  without: readonly string[],
): number | null {
  const from = timeline.passageAt(run);
  const next = timeline.spans.findIndex((span, i) => i > from && !hasGroups(span, steps, without));
  const end = timeline.spans[next]?.from ?? timeline.end;
  return end === OPEN ? null : end;
}

function hasGroups({ step: id }: Span, steps: readonly Step[], without: readonly string[]): boolean {
  const step = steps.find((each) => each.id === id);
  return (step !== undefined && isShared(step)) || isApart(steps, id, without);
}
