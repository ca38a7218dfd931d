const format = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

/** A day and time as people of this place write it. */
export function day(ms: number): string {
  return format.format(ms);
}
