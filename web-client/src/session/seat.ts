import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Scope } from "../kit/scope.ts";
import { tell } from "../kit/status.tsx";
import type { Companion, Group, Grouping, SpeakingRound } from "../wire/messages.ts";
import { groupOf, ownerOf, ROOM, whereIs } from "./fold.ts";
import { bellOf, closesAt, type GroupsAre, isOn, isOpen, lastBell, leftTo, stateAt } from "./groupTimes.ts";
import type { RoomModel } from "./model.ts";
import type { Command, Order } from "./orders.ts";
import { breakBells, endBells, type RoomBell, WARNING_MS } from "./roomBells.ts";
import { whereInWalk } from "./walk.ts";

const SECOND_MS = 1000;

/** A session goes on without whoever leads it; after this somebody else is asked. */
const LEAD_AWAY_MS = 10_000;

/** One person's place in the room: where they are, with whom, how long still, whose turn it is. Follows from the log and the time. */
export class Seat {
  readonly room: RoomModel;
  readonly me: string;
  readonly leads: boolean;
  readonly #clock: () => number;
  readonly #now;
  readonly #leadGoneSince = signal<number | undefined>(undefined);

  /** @param clock programme time in ms */
  constructor(scope: Scope, room: RoomModel, me: string, leads: boolean, clock: () => number) {
    this.room = room;
    this.me = me;
    this.leads = leads;
    this.#clock = clock;
    this.#now = signal(clock());
    scope.every(SECOND_MS, () => this.#tick());
    scope.add(room.now.subscribe(() => this.#tick()));
  }

  /** Programme time, to the second. */
  get now(): ReadonlySignal<number> {
    return this.#now;
  }

  /** The groups that are open or opening. */
  readonly grouping = computed<Grouping | undefined>(() => {
    const grouping = this.room.now.value.grouping;
    return grouping && this.#now.value < closesAt(grouping) ? grouping : undefined;
  });

  /** The groups as they are for where one is: each may have a bell of its own (L45). */
  readonly groups = computed<GroupsAre>(() => {
    const grouping = this.grouping.value;
    return grouping ? stateAt(grouping, this.#bell.value, this.#now.value) : "none";
  });

  /** The room, or the id of a group. */
  readonly where = computed(() => whereIs(this.room.now.value, this.me, this.#now.value));

  /** The group that one belongs to, until it is in the room again. */
  readonly own = computed<Group | undefined>(() => {
    const grouping = this.grouping.value;
    const own = groupOf(grouping, this.me);
    return grouping && own && isOn(grouping, own.id, this.#now.value) ? own : undefined;
  });

  /** The group that one is in just now. */
  readonly group = computed<Group | undefined>(() =>
    this.grouping.value?.groups.find(({ id }) => id === this.where.value),
  );

  /** The bell of the group that one is in or belongs to; the last one for who is in none. */
  readonly #bell = computed(() => {
    const grouping = this.grouping.value;
    const group = this.group.value ?? this.own.value;
    if (!grouping) return 0;
    return group ? bellOf(grouping, group.id) : lastBell(grouping);
  });

  /** Whole seconds to what comes next: opening, bell, way back. */
  readonly left = computed(() => {
    const grouping = this.grouping.value;
    return grouping ? leftTo(grouping, this.#bell.value, this.#now.value) : 0;
  });

  /** Whether a group has not heard its bell yet, so that no others can be opened. */
  readonly someOpen = computed(() => {
    const grouping = this.grouping.value;
    return grouping !== undefined && this.#now.value < lastBell(grouping);
  });

  /** The groups go with a practice, which has its own bells and its own time (P58). */
  readonly ledByPractice = computed(() => this.grouping.value?.kind === "PRACTICE");

  readonly warned = computed(
    () => this.groups.value === "open" && !this.ledByPractice.value && this.left.value * SECOND_MS <= WARNING_MS,
  );

  /** The round in the place where one is. */
  readonly round = computed<SpeakingRound | undefined>(() =>
    this.room.now.value.rounds.find(({ where }) => where === this.where.value),
  );

  /** The board at which a walk of all is. */
  readonly #walked = computed(() => {
    const walk = this.room.now.value.showing?.walk;
    return walk?.stops[whereInWalk(walk, this.#now.value).at]?.board;
  });

  /** The board that one's place has, beside that of the session. */
  readonly board = computed(() => {
    const { showing } = this.room.now.value;
    return this.group.value?.board ?? (showing?.kind === "BOARD" ? showing.board : this.#walked.value);
  });

  /** What stands as a question on the screen: that of one's group, else the one set by hand, else that of the line. */
  readonly prompt = computed(() => {
    const { prompt, agenda, grouping } = this.room.now.value;
    const line = agenda?.lines.find(({ id }) => id === agenda.current);
    const ofGroup = this.where.value === ROOM ? undefined : (this.group.value?.prompt ?? grouping?.prompt);
    return ofGroup ?? prompt ?? line?.prompt;
  });

  /** The last line told to one's group, for as long as it is in it. */
  readonly told = computed(() => {
    const { told } = this.room.now.value;
    const mine = told && (told.groups === undefined || told.groups.includes(this.where.value));
    return mine && this.where.value !== ROOM ? told.text : undefined;
  });

  /** People in a place, by id. */
  readonly names = computed(() => new Map(this.room.people.value.map(({ id, name }) => [id, name])));

  /** Who is at this device: this person first. */
  readonly atDevice = computed<readonly Companion[]>(() => {
    const others = this.room.now.value.companions.find(({ person }) => person === this.me)?.companions ?? [];
    return [{ id: this.me, name: this.names.value.get(this.me) ?? "" }, ...others];
  });

  /** What this person last said of their hand counts, also while it cannot be stored. */
  readonly handUp = computed(() => {
    const said = this.room.held.value.filter((order) => isOfHand(order) && (order.as ?? this.me) === this.me).at(-1);
    return said ? said.type === "raiseHand" : this.room.now.value.hands.some(({ person }) => person === this.me);
  });

  readonly away = computed(() => {
    const said = this.room.held.value.filter((order) => order.type === "setAway").at(-1);
    return said ? said.away : this.room.now.value.away.includes(this.me);
  });

  /** In a break: when it is over (programme time), and whole seconds until then. */
  readonly pause = computed<{ readonly until: number; readonly left: number } | undefined>(() => {
    const { agenda } = this.room.now.value;
    const line = agenda?.lines.find(({ id }) => id === agenda.current);
    if (line?.kind !== "break" || line.from === undefined || agenda?.heldAt !== undefined) return undefined;
    const until = line.from + line.seconds * SECOND_MS;
    return { until, left: Math.max(0, Math.ceil((until - this.#now.value) / SECOND_MS)) };
  });

  /** The line of whoever leads dropped a while ago: somebody who may could take over. */
  readonly leadAway = computed(() => {
    const since = this.#leadGoneSince.value;
    return this.leads && since !== undefined && this.#now.value - since >= LEAD_AWAY_MS;
  });

  /** What sounds for the groups and the break: a soft sound a minute before, the bowl at the end. Programme times. */
  readonly bells = computed<readonly RoomBell[]>(() => {
    const { grouping, agenda } = this.room.now.value;
    const bells: RoomBell[] = [];
    if (grouping && grouping.kind !== "PRACTICE") {
      const group = this.group.value ?? groupOf(grouping, this.me);
      bells.push(...endBells(group ? bellOf(grouping, group.id) : grouping.endsAt));
    }
    const line = agenda?.lines.find(({ id }) => id === agenda.current);
    if (line?.kind === "break" && line.from !== undefined && agenda?.heldAt === undefined) {
      bells.push(...breakBells(line.from + line.seconds * SECOND_MS));
    }
    return bells;
  });

  nameOf(person: string): string {
    return this.names.value.get(person) ?? this.#nameOfGone(person) ?? "…";
  }

  isHere(person: string): boolean {
    return this.names.value.has(person);
  }

  isMine(person: string): boolean {
    return ownerOf(person) === this.me;
  }

  /** Gives an order, and says it when it was refused. */
  async order(order: Order): Promise<boolean> {
    const outcome = await this.room.order(order);
    if (!outcome.done) tell(outcome.message);
    return outcome.done;
  }

  isOpen(grouping: Grouping | undefined): boolean {
    return isOpen(grouping, this.#now.value);
  }

  /** The clock of one group, or of the last to come back: how it is, and whole seconds to what comes next. */
  clockOf(grouping: Grouping, group?: string): { readonly is: GroupsAre; readonly left: number } {
    const bell = group === undefined ? lastBell(grouping) : bellOf(grouping, group);
    return { is: stateAt(grouping, bell, this.#now.value), left: leftTo(grouping, bell, this.#now.value) };
  }

  #nameOfGone(person: string): string | undefined {
    const shared = this.room.now.value.companions.find(({ person: owner }) => owner === ownerOf(person));
    return this.room.gone.value.get(person) ?? shared?.companions.find(({ id }) => id === person)?.name;
  }

  #tick(): void {
    this.#now.value = this.#clock();
    const { lead } = this.room.now.peek();
    const gone =
      lead !== undefined && this.room.welcomed.peek() && !this.room.people.peek().some(({ id }) => id === lead);
    this.#leadGoneSince.value = gone ? (this.#leadGoneSince.peek() ?? this.#now.peek()) : undefined;
  }
}

function isOfHand(order: Command): order is Extract<Command, { type: "raiseHand" | "lowerHand" }> {
  return order.type === "raiseHand" || order.type === "lowerHand";
}
