import { performance } from "node:perf_hooks";
import { figure } from "./figures.mjs";
import { BoardLine } from "./roomBoard.mjs";
import { Seat } from "./roomSeat.mjs";

const HOUR_S = 3_600;
const POINTERS = 6;
/** A hand that points moves for a third of the time. */
const POINTING_SHARE = 1 / 3;

/** The run of show of an evening: minutes, and what goes on in them. */
const EVENING = [
  { part: "talk", minutes: 35 },
  { part: "practice", minutes: 40 },
  { part: "groups", minutes: 22 },
  { part: "pause", minutes: 20 },
  { part: "boards", minutes: 55 },
  { part: "round", minutes: 8 },
];

/** An evening in one room: what each of its parts costs a person, weighed by its minutes. */
export async function evening({ house, port, people, partMs, cost }) {
  const [session] = await house.makeSessions(1, "circle-of-seats");
  const tickets = await house.tickets(session, people);
  const seats = await Promise.all(tickets.map((ticket, at) => Seat.open(port, session, ticket, `tab-${at}`)));
  const [lead] = seats;
  const board = await house.boardOf(session);
  const lines = await Promise.all(
    seats.map(async (_, at) => BoardLine.open({ port, doc: board, ticket: await house.docTicket(board, at), at })),
  );
  const all = { bytes: 0, cpu: 0 };
  const total = EVENING.reduce((sum, { minutes }) => sum + minutes, 0);
  for (const { part, minutes } of EVENING) {
    const spent = await cost([[...seats, ...lines]], partMs, (ends) => PARTS[part]({ seats, lead, lines, ends }));
    console.log(
      `  ${part}: ${(spent.bytes / people).toFixed(0)} B/s a person, ${(spent.cpu * 100).toFixed(1)} % of a core`,
    );
    all.bytes += (spent.bytes * minutes) / total;
    all.cpu += (spent.cpu * minutes) / total;
  }
  const bytes = all.bytes / people;
  const cpu = (all.cpu * HOUR_S) / people;
  figure("room-evening-bytes", bytes, "B/s/person", "<= 3000", bytes <= 3_000);
  figure("room-evening-bytes-hour", (bytes * HOUR_S) / 1e6, "MB/person-hour", "<= 10.8", bytes <= 3_000);
  figure("room-evening-cpu", cpu, "s/person-hour", "<= 5", cpu <= 5);
  for (const each of [...seats, ...lines]) each.close();
}

/** What people do in each part of an evening. */
const PARTS = {
  talk: ({ seats, ends }) => nowAndThen(seats, ends, 5_000, (i) => chatOrHand(i)),
  pause: async () => {},
  practice: ({ seats, ends }) => nowAndThen(seats, ends, 1_000, (_, seat) => seat.send(REPORT)),
  round: ({ lead, ends }) => rounds(lead, ends),
  groups: async ({ lead, seats, ends }) => {
    const form = { kind: "PAIRS", title: "Pairs", seconds: 60 };
    lead.send({ type: "openGroups", command: `open-${Math.round(ends)}`, form });
    await nowAndThen(seats, ends, 4_000, (i) => chatOrHand(i));
  },
  boards: async ({ lines, ends }) => {
    await Promise.all(lines.slice(0, POINTERS).map((line) => line.point(ends, POINTING_SHARE)));
  },
};

const REPORT = { type: "report", error: 4, audio: "READY", latency: 20, script: true, rang: 1, missed: 0 };

function chatOrHand(i) {
  return i % 2 === 0 ? { type: "raiseHand" } : { type: "sendChat", to: "room", text: "We hear the river." };
}

/** One after the other does something. */
async function nowAndThen(seats, ends, every, what) {
  for (let i = 0; performance.now() < ends; i++) {
    const seat = seats[i % seats.length];
    const order = what(i, seat);
    if (order !== undefined) seat.send({ ...order, command: `n${Math.round(performance.now())}-${i}` });
    await sleep(every);
  }
}

async function rounds(lead, ends) {
  lead.send({ type: "beginRound", command: `r-${Math.round(ends)}`, where: "room", each: 10 });
  for (let turn = 0; performance.now() < ends; turn++) {
    await sleep(5_000);
    lead.send({ type: "endTurn", command: `t-${Math.round(performance.now())}`, where: "room", turn });
  }
}

function sleep(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
