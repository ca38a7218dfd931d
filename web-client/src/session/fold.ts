import type {
  Agenda,
  AgendaLine,
  ChatLine,
  Group,
  Grouping,
  GroupLine,
  RoomEvent,
  RoomState,
  RosterPerson,
  SessionEvent,
} from "../wire/messages.ts";
import { isOn, isOpen } from "./groupTimes.ts";

/** Lines of chat that are kept on the screens (L12). */
const CHAT_KEPT = 200;

export const ROOM = "room";
export const LEADERS = "leaders";

/** A room in which nothing has happened. */
export const EMPTY: RoomState = {
  hands: [],
  spoken: [],
  away: [],
  companions: [],
  chat: [],
  notes: {},
  prepared: [],
  visits: {},
  lines: [],
  rounds: [],
  waiting: false,
  letIn: [],
};

/** One event of a log, as far as a fold needs it. */
export interface Happened {
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly body: SessionEvent;
}

type Of<T extends RoomEvent["type"]> = Extract<RoomEvent, { type: T }>;
/** What is undefined is taken away. */
type Change = { readonly [K in keyof RoomState]?: RoomState[K] | undefined };
type Step<T extends RoomEvent["type"]> = (state: RoomState, body: Of<T>, event: Happened) => Change;

/** What each event changes. The server's `RoomFold` does the same; golden logs hold both to it (L1). */
const STEPS: { readonly [T in RoomEvent["type"]]: Step<T> } = {
  handRaised: ({ hands }, { person }, { at }) =>
    hands.some((hand) => hand.person === person) ? {} : { hands: [...hands, { person, at }] },
  handLowered: ({ hands }, { person }) => ({ hands: hands.filter((hand) => hand.person !== person) }),
  handsLowered: () => ({ hands: [] }),
  wordGiven: ({ hands, spoken }, { person }) => ({
    hands: hands.filter((hand) => hand.person !== person),
    spoken: union(spoken, [person]),
  }),
  wentAway: ({ away }, { person }) => ({ away: union(away, [person]) }),
  cameBack: ({ away }, { person }) => ({ away: away.filter((id) => id !== person) }),
  chatSaid: ({ chat }, { to, person, text }, { seq, at }) => ({
    chat: text.trim() === "" ? chat : [...chat, { seq, at, to, person, text }].slice(-CHAT_KEPT),
  }),
  companionsNamed: ({ companions }, { person, companions: named }) => ({
    companions: namedNow(companions, person, named),
  }),
  peopleCame: () => ({}),
  agendaSet: ({ agenda: before, prompt, beganAt, lead }, { agenda }, { at, actor }) => {
    const begins = agenda.current !== undefined && agenda.current !== before?.current;
    return {
      agenda,
      prompt: begins ? undefined : prompt,
      beganAt: begins ? (beganAt ?? at) : beganAt,
      lead: begins ? (lead ?? actor) : lead,
    };
  },
  notesSet: ({ notes }, { line, text }) => ({ notes: { ...notes, [line]: text } }),
  promptSet: (_, { text }) => ({ prompt: text }),
  sessionEnded: ({ agenda }, _, { at }) => ({ endedAt: at, agenda: agenda && ended(agenda, at) }),
  sessionReopened: () => ({ endedAt: undefined }),
  groupsPrepared: (_, { prepared }) => ({ prepared }),
  groupsOpened: ({ rounds, chat, prepared }, { grouping, prepared: opened }) => ({
    grouping,
    prepared: prepared.filter(({ id }) => id !== opened),
    visits: {},
    told: undefined,
    rounds: rounds.filter(({ where }) => where === ROOM),
    chat: chat.filter(({ to }) => to === ROOM || to === LEADERS),
  }),
  groupsTimed: ({ grouping }, { grouping: id, endsAt, own }) =>
    grouping?.id === id ? { grouping: retimed(grouping, endsAt, own) } : {},
  personPlaced: ({ grouping, visits }, { grouping: id, person, group }) =>
    grouping?.id === id ? { grouping: placed(grouping, person, group), visits: without(visits, person) } : {},
  wentTo: ({ visits }, { person, where }) => ({
    visits: where === "" ? without(visits, person) : { ...visits, [person]: where },
  }),
  groupsTold: (_, { text, groups }, { at }) => ({
    told: text.trim() === "" ? undefined : { at, text, ...(groups && { groups }) },
  }),
  lineWritten: ({ lines }, line) => ({ lines: written(lines, line) }),
  roundSet: ({ rounds, spoken }, { round }) => ({
    rounds: rounds.some(({ where }) => where === round.where)
      ? rounds.map((each) => (each.where === round.where ? round : each))
      : [...rounds, round],
    spoken: union(
      spoken,
      round.order.slice(0, round.turn).filter((person) => !round.passed.includes(person)),
    ),
  }),
  roundEnded: ({ rounds }, { where }) => ({ rounds: rounds.filter((round) => round.where !== where) }),
  leadTaken: (_, { person }) => ({ lead: person }),
  shownToAll: (_, { showing }) => ({ showing }),
  doorsSet: ({ letIn }, { waiting, inside }) => ({ waiting, letIn: union(letIn, inside) }),
  letIn: ({ letIn }, { person }) => ({ letIn: union(letIn, [person]) }),
  wordsErased: () => ({}),
  withheld: () => ({}),
};

/** The state after one more event; events of practices change nothing here. */
export function fold(state: RoomState, event: Happened): RoomState {
  const step = (STEPS as unknown as Record<string, (...args: unknown[]) => Change>)[event.body.type];
  if (step === undefined) return state;
  const after = { ...state, ...step(state, event.body, event) };
  return Object.fromEntries(Object.entries(after).filter(([, value]) => value !== undefined)) as unknown as RoomState;
}

/** Where somebody is: the room, or a group (L20). */
export function whereIs(state: RoomState, person: string, now: number): string {
  const { grouping } = state;
  if (!isOpen(grouping, now)) return ROOM;
  const visit = state.visits[person];
  if (visit !== undefined && (visit === ROOM || isOn(grouping, visit, now))) return visit;
  const own = groupOf(grouping, person)?.id;
  return own !== undefined && isOn(grouping, own, now) ? own : ROOM;
}

export function groupOf(grouping: Grouping | undefined, person: string): Group | undefined {
  return grouping?.groups.find(({ members }) => members.includes(person));
}

/** Whose device a companion shares; the person itself otherwise. */
export function ownerOf(person: string): string {
  return person.split(":", 1)[0] ?? person;
}

/** Everybody who is here, companions after whom they share a device with. */
export function withCompanions(state: RoomState, people: readonly RosterPerson[]): readonly RosterPerson[] {
  if (state.companions.length === 0) return people;
  return people.flatMap((person) => [
    person,
    ...(state.companions.find((each) => each.person === person.id)?.companions ?? []).map(({ id, name }) => ({
      ...person,
      id,
      name,
    })),
  ]);
}

export function chatFor(state: RoomState, to: string): readonly ChatLine[] {
  return state.chat.filter((line) => line.to === to);
}

function retimed({ own: _, ...grouping }: Grouping, endsAt: number, own: Grouping["own"]): Grouping {
  return { ...grouping, endsAt, ...(own && { own }) };
}

function placed(grouping: Grouping, person: string, group: string): Grouping {
  if (!grouping.groups.some(({ id }) => id === group)) return grouping;
  const groups = grouping.groups.map((each) => {
    const is = each.members.includes(person);
    if (each.id === group) return is ? each : { ...each, members: [...each.members, person] };
    return is ? { ...each, members: each.members.filter((member) => member !== person) } : each;
  });
  return { ...grouping, groups };
}

function written(lines: readonly GroupLine[], { grouping, group, name, text }: GroupLine): readonly GroupLine[] {
  const rest = lines.filter((line) => line.grouping !== grouping || line.group !== group);
  return text.trim() === "" ? rest : [...rest, { grouping, group, name, text }];
}

function ended(agenda: Agenda, at: number): Agenda {
  if (agenda.current === undefined) return agenda;
  const end = (line: AgendaLine): AgendaLine => (line.id === agenda.current ? { ...line, to: at } : line);
  return { lines: agenda.lines.map(end) };
}

function namedNow(
  all: RoomState["companions"],
  person: string,
  companions: RoomState["companions"][number]["companions"],
): RoomState["companions"] {
  if (companions.length === 0) return all.filter((each) => each.person !== person);
  return all.some((each) => each.person === person)
    ? all.map((each) => (each.person === person ? { person, companions } : each))
    : [...all, { person, companions }];
}

function without(visits: RoomState["visits"], person: string): RoomState["visits"] {
  return Object.fromEntries(Object.entries(visits).filter(([id]) => id !== person));
}

function union(known: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...known, ...more])];
}
