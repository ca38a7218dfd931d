export type ProgrammePath =
  | { readonly at: "home" }
  | { readonly at: "calendar" }
  | { readonly at: "world" }
  | { readonly at: "plan"; readonly cohort: string }
  | { readonly at: "session"; readonly session: string }
  | { readonly at: "programme"; readonly section: string };

export function planPath(cohort: string): string {
  return `/cohort/${encodeURIComponent(cohort)}/plan`;
}

export function sessionPlanPath(session: string): string {
  return `/session/${encodeURIComponent(session)}/plan`;
}

export function roomPath(session: string): string {
  return `/session/${encodeURIComponent(session)}`;
}

/** Which of the programme's pages a path is, if it is one. */
export function programmePath(path: string): ProgrammePath | undefined {
  const [first, second, third, ...more] = path.split("/").filter((part) => part !== "");
  if (more.length > 0) return undefined;
  if (first === undefined) return { at: "home" };
  if (first === "calendar" && second === undefined) return { at: "calendar" };
  if (first === "world" && second === undefined) return { at: "world" };
  if (first === "programme" && third === undefined) return { at: "programme", section: second ?? "people" };
  if (third !== "plan" || second === undefined) return undefined;
  if (first === "cohort") return { at: "plan", cohort: decoded(second) };
  return first === "session" ? { at: "session", session: decoded(second) } : undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
