import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import account from "./en.account.json";
import board from "./en.board.json";
import boardLate from "./en.boardLate.json";
import boards from "./en.boards.json";
import editor from "./en.editor.json";
import harvest from "./en.harvest.json";
import history from "./en.history.json";
import invites from "./en.invites.json";
import en from "./en.json";
import leading from "./en.leading.json";
import pages from "./en.pages.json";
import practice from "./en.practice.json";
import programme from "./en.programme.json";
import session from "./en.session.json";
import sessionLate from "./en.sessionLate.json";
import signOut from "./en.signOut.json";
import { t } from "./t.ts";

const SOURCES = join(import.meta.dirname, "..");
const KEYS = [
  ...Object.keys(en),
  ...Object.keys(board),
  ...Object.keys(boardLate),
  ...Object.keys(boards),
  ...Object.keys(editor),
  ...Object.keys(harvest),
  ...Object.keys(leading),
  ...Object.keys(history),
  ...Object.keys(invites),
  ...Object.keys(session),
  ...Object.keys(sessionLate),
  ...Object.keys(signOut),
  ...Object.keys(pages),
  ...Object.keys(practice),
  ...Object.keys(programme),
  ...Object.keys(account),
];
const BASES = new Set(KEYS.map((key) => key.replace(/\.(one|other)$/, "")));

const sources = readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
  .map((name) => readFileSync(join(SOURCES, name), "utf8"));

it("has a text for every key that the sources ask for", () => {
  const asked = sources.flatMap((source) => [...source.matchAll(/\bt\(\s*"([^"]+)"/g)].map(([, key]) => key as string));
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter((key) => !BASES.has(key))).toEqual([]);
});

it("has no text that nobody asks for", () => {
  const all = sources.join("\n");
  const families = [...all.matchAll(/\bt\(\s*`([\w.]+\.)\$\{/g)].map(([, family]) => family as string);
  const asked = (key: string): boolean => all.includes(`"${key}"`) || families.some((family) => key.startsWith(family));
  expect([...BASES].filter((key) => !asked(key))).toEqual([]);
});

it("has no key twice, and both forms of every plural", () => {
  expect(new Set(KEYS).size).toBe(KEYS.length);
  const ones = KEYS.filter((key) => key.endsWith(".one"));
  expect(ones.filter((key) => !KEYS.includes(key.replace(/one$/, "other")))).toEqual([]);
});

it("fills in values and chooses the plural by them", () => {
  expect([t("board.notes", { n: 1 }), t("board.notes", { n: 3 })]).toEqual(["1 note", "3 notes"]);
  expect(t("board.by", { name: "Mei" })).toBe("by Mei");
});
