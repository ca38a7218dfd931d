import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { changed, type Draft, fileOf, fromFile, lacks, trimmed } from "./draft.ts";

const ROOT = join(import.meta.dirname, "../../../..");
const EVERYTHING = readFileSync(join(ROOT, "web-client/tests/content/scripts/everything.json"), "utf8");
const SCHEMA = JSON.parse(readFileSync(join(ROOT, "config/schema/practice.schema.json"), "utf8")) as Schema;

interface Schema {
  readonly properties?: Record<string, Schema>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly definitions?: Record<string, Schema>;
  readonly $ref?: string;
}

it("a file that uses every field of the format comes back as it was, after one of them was changed", () => {
  const draft = fromFile(EVERYTHING) as Draft;
  expect(lacks(draft)).toEqual([]);
  const [first] = draft.steps;
  const edited = changed(draft, 0, { ...(first as Draft["steps"][0]), title: "Two by two" });
  const whole = JSON.parse(EVERYTHING);
  whole.steps[0].title = "Two by two";
  expect(JSON.parse(fileOf(trimmed(edited)))).toEqual(whole);
});

it("that file leaves out no field of the format: a new one must be added to it, and to the editor", () => {
  const used = new Set(pathsOf(JSON.parse(EVERYTHING)));
  const known = fieldsOf(SCHEMA, "");
  expect(known.filter((field) => !used.has(field))).toEqual([]);
});

/** Every property that the schema names, items of lists as `*`. */
function fieldsOf(schema: Schema, at: string): string[] {
  const { properties = {}, items, additionalProperties } = resolved(schema);
  const named = Object.entries(properties).flatMap(([name, each]) => [
    `${at}/${name}`,
    ...fieldsOf(each, `${at}/${name}`),
  ]);
  const any = typeof additionalProperties === "object" ? fieldsOf(additionalProperties, `${at}/open`) : [];
  return [...named, ...any, ...(items ? fieldsOf(items, `${at}/*`) : [])];
}

function resolved(schema: Schema): Schema {
  const name = schema.$ref?.replace("#/definitions/", "");
  return name ? (SCHEMA.definitions?.[name] ?? {}) : schema;
}

function pathsOf(value: unknown, at = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => pathsOf(each, `${at}/*`));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => [`${at}/${name}`, ...pathsOf(each, `${at}/${name}`)]);
}
