/** Templates for tests, in the form in which a frame doc holds them. */
export const FOUR_FIELDS = {
  kind: "mandala",
  title: "Four fields",
  center: { label: "Our work", prompt: "The change we care about." },
  rings: [{ id: "notes", label: "Notes", prompt: "" }],
  sectors: ["practice", "research", "community", "capacity"].map((id) => ({ id, label: id, prompt: `What of ${id}?` })),
};

/** A mandala of any number of rings and sectors. */
export function mandala(rings: number, sectors: number, center = true): object {
  const parts = (name: string, n: number): object[] =>
    Array.from({ length: n }, (_, i) => ({ id: `${name}${i}`, label: `${name} ${i}`, prompt: "" }));
  return {
    kind: "mandala",
    title: "Any",
    ...(center ? { center: { label: "Middle", prompt: "" } } : {}),
    rings: parts("ring", rings),
    sectors: parts("sector", sectors),
  };
}

export const ICEBERG = {
  kind: "layers",
  title: "Iceberg",
  layers: ["event", "patterns", "artifacts", "mental-models"].map((id) => ({ id, label: id, prompt: "" })),
};
