import type { SessionView, SiteView } from "../../src/wire/messages.ts";

export const SITES: readonly SiteView[] = [
  { id: "singapore", name: "Singapore", country: "Singapore", zone: "Asia/Singapore" },
  { id: "copenhagen", name: "Copenhagen", country: "Denmark", zone: "Europe/Copenhagen" },
  { id: "boston", name: "Boston", country: "United States", zone: "America/New_York" },
  { id: "vancouver", name: "Vancouver", country: "Canada", zone: "America/Vancouver" },
  { id: "sao-paulo", name: "São Paulo", country: "Brazil", zone: "America/Sao_Paulo" },
];

const AGENDA: readonly (readonly [title: string, minutes: number])[] = [
  ["Welcome", 5],
  ["Arriving", 5],
  ["Check-in circles", 22],
  ["Harvest", 8],
  ["Seeing a system", 20],
  ["Break", 10],
  ["Team boards", 35],
  ["Gallery walk", 12],
  ["House of the body", 15],
  ["Journal", 5],
  ["Listening in pairs", 20],
  ["Next step", 8],
  ["Closing round", 5],
];

/** A session that began 84 minutes ago, with people from the sites. */
export function programme(now: number): SessionView {
  return {
    id: "march",
    title: "March session",
    cohort: "c1",
    start: now - 84 * 60_000,
    minutes: 180,
    zone: "Europe/Copenhagen",
    role: "PRACTITIONER",
    agenda: AGENDA.map(([title, minutes], index) => ({
      id: `a${index}`,
      kind: "open",
      title,
      seconds: minutes * 60,
      grouping: "room",
    })),
    board: { id: "b1", title: "A school that listens to its river", frame: "b1-frame", content: "b1-content" },
    sites: SITES,
    practices: [],
  };
}

const part = (id: string, label: string, prompt: string): object => ({ id, label, prompt });

export const TEMPLATE = {
  format: "board-template/1",
  version: 1,
  id: "mandala-four-fields",
  title: "Mandala for systems change: four fields",
  kind: "mandala",
  center: { label: "Our work", prompt: "The change we care about, in one sentence." },
  rings: [part("notes", "Notes", "")],
  sectors: [
    part("practice", "Practice", "What do we want to bring about, in plain sight, that someone could come and see?"),
    part(
      "research",
      "Research",
      "What do we hope to find out, and how will we notice and write it down so that others can use it?",
    ),
    part("community", "Community building", 'Who is "we"? Who is missing, and what are the ties between us like?'),
    part(
      "capacity",
      "Capacity building",
      "What do we need to be able to do, alone and together, that we cannot do yet?",
    ),
  ],
};

type Pos = readonly [ring: string, sector: string, u: number, v: number];

export const FIRST_NOTES: readonly (readonly [Pos, string])[] = [
  [["center", "all", 0.5, 0.5], "A school that listens to its river"],
  [["notes", "practice", 0.22, 0.6], "Walk the river with year 5"],
  [["notes", "practice", 0.62, 0.8], "Ask elders to open term"],
  [["notes", "practice", 0.78, 0.3], "I pause before class"],
  [["notes", "research", 0.55, 0.3], "What did pupils notice?"],
  [["notes", "research", 0.72, 0.78], "Water samples, May to July"],
  [["notes", "research", 0.14, 0.85], "Interview two families"],
  [["notes", "community", 0.24, 0.6], "Parents we never meet"],
  [["notes", "community", 0.72, 0.72], "Fishers, the mayor, Ana: who else lives with the water and was never asked?"],
  [["notes", "capacity", 0.62, 0.3], "Learn to hold silence"],
  [["notes", "capacity", 0.24, 0.85], "Two teachers trained"],
  [["notes", "capacity", 0.72, 0.85], "Rest is on the timetable"],
];
