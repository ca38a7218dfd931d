import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/t.ts";
import { tell } from "../../kit/status.tsx";
import type { BoardHouse } from "../BoardView.tsx";
import type { Layout } from "../geometry/layout.ts";
import { EVERY, FREE, type Holder } from "../model/reserves.ts";
import { namesOf } from "../render/Kept.tsx";
import { CENTER } from "../template.ts";
import type { Easel } from "../tools/tool.ts";

interface Props {
  readonly easel: Easel;
  readonly house: BoardHouse;
}

/** Who may write where: parts of the board that are kept for some, and people who only look. */
export function WhoWrites({ easel, house }: Props): JSX.Element {
  const { reserves } = easel.board;
  const { nameOf } = house;
  return (
    <details class="rering who-writes">
      <summary>{t("board.whoWrites")}</summary>
      <p class="small soft">{t("board.whoWritesWhy")}</p>
      <ul class="kept-list">
        {[...reserves.parts.value].map(([part, holders]) => (
          <li key={part}>
            <span>
              <b>{nameOfPart(easel.layout, part)}</b> {t("board.keptFor", { who: namesOf(holders, nameOf) })}
            </span>
            <button
              type="button"
              class="button compact"
              onClick={() => void keep(house, "reserved", { part, holders: null })}
            >
              {t("board.openToAll")}
            </button>
          </li>
        ))}
      </ul>
      <KeepPart easel={easel} house={house} />
      <Lookers easel={easel} house={house} />
    </details>
  );
}

function KeepPart({ easel, house }: Props): JSX.Element {
  const { layout, desk } = easel;
  const parts = partsOf(layout, desk.cellKey.peek());
  const [part, setPart] = useState(parts[0] as string);
  const [who, setWho] = useState("");
  const [circles, setCircles] = useState<readonly Holder[]>([]);
  useEffect(() => void house.writers().then(setCircles, () => undefined), [house]);
  const people = [...house.people()].map(([of, name]): Holder => ({ kind: "PERSON", of, name }));
  const all = [...circles, ...people];
  const holder = all.find((each) => keyOf(each) === who);
  const before = easel.board.reserves.parts.value.get(part) ?? [];
  const holders = holder ? [...before.filter((each) => keyOf(each) !== who), holder] : [];
  return (
    <div class="keep-part">
      <label class="field">
        <span>{t("board.part")}</span>
        <select class="input" value={part} onChange={(event) => setPart(event.currentTarget.value)}>
          {parts.map((each) => (
            <option key={each} value={each}>
              {nameOfPart(layout, each)}
            </option>
          ))}
        </select>
      </label>
      <label class="field">
        <span>{t("board.partFor")}</span>
        <select class="input" value={who} onChange={(event) => setWho(event.currentTarget.value)}>
          <option value="">{t("board.onlyWhoLeads")}</option>
          {all.map((each) => (
            <option key={keyOf(each)} value={keyOf(each)}>
              {each.name}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="button compact lead" onClick={() => void keep(house, "reserved", { part, holders })}>
        {t("board.keepPart")}
      </button>
    </div>
  );
}

/** Who only looks, of those who are here. */
function Lookers({ easel, house }: Props): JSX.Element | null {
  const lookers = easel.board.reserves.lookers.value;
  const here = easel.desk.hands.others.value;
  const people = new Map([...house.people(), ...here.map(({ person, name }) => [person, name] as const)]);
  for (const person of lookers) people.set(person, house.nameOf(person) ?? people.get(person) ?? t("board.somebody"));
  const shown = [...people].filter(([person]) => !house.leads(person) || lookers.has(person));
  if (shown.length === 0) return null;
  return (
    <fieldset class="lookers">
      <legend>{t("board.lookers")}</legend>
      {shown.map(([person, name]) => (
        <label key={person} class="check">
          <input
            type="checkbox"
            checked={lookers.has(person)}
            onChange={(event) => void keep(house, "lookers", { person, only: event.currentTarget.checked })}
          />
          {name}
        </label>
      ))}
    </fieldset>
  );
}

async function keep(house: BoardHouse, what: "reserved" | "lookers", body: unknown): Promise<void> {
  try {
    await house.keep(what, body);
  } catch {
    tell(t("board.serverFailed"));
  }
}

function keyOf({ kind, of }: Holder): string {
  return `${kind}:${of}`;
}

/** The parts that one would name: sectors, rings, the centre, the cell where one is, and what lies in no cell. */
export function partsOf({ sectors, rings, cells, kind }: Layout, at: string | undefined): readonly string[] {
  const whole = `${EVERY}/${EVERY}`;
  if (kind === "map") return [FREE];
  const found = [
    ...(sectors.length > 1 ? sectors.map(({ id }) => `${EVERY}/${id}`) : []),
    ...(rings.length > 1 ? rings.map(({ id }) => `${id}/${EVERY}`) : []),
    ...cells.filter(({ ring, key }) => ring === CENTER || key === at).map(({ key }) => key),
    whole,
    FREE,
  ];
  return [...new Set(found)];
}

export function nameOfPart({ sectors, rings, byKey }: Layout, part: string): string {
  if (part === FREE) return t("board.partFree");
  const [ring, sector] = part.split("/");
  if (ring === EVERY && sector === EVERY) return t("board.partAll");
  const named =
    ring === EVERY
      ? sectors.find(({ id }) => id === sector)?.label
      : sector === EVERY
        ? rings.find(({ id }) => id === ring)?.label
        : byKey.get(part)?.label;
  return named || part;
}
