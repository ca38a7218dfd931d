import type { JSX } from "preact";
import { t } from "../../i18n/t.ts";
import { type Item, TAG_LIMIT, TAGS_PER_ITEM } from "../model/items.ts";
import type { Easel } from "../tools/tool.ts";

/** The tags of what is chosen: a press takes one away, the field adds one. */
export function TagField({ easel, items }: { easel: Easel; items: readonly Item[] }): JSX.Element {
  const { board } = easel;
  const tags = [...new Set(items.flatMap((item) => item.tags))];
  const used = [...new Set(board.items.all.value.flatMap((item) => item.tags))]
    .filter((tag) => !tags.includes(tag))
    .slice(0, 30);
  const change = (next: (tags: readonly string[]) => readonly string[]): void =>
    board.change(() => {
      for (const item of items) {
        const list = [...next(item.tags)].slice(0, TAGS_PER_ITEM);
        board.set([item.id], { tags: list.length === 0 ? undefined : list });
      }
    });
  const add = (field: HTMLInputElement): void => {
    const tag = tidy(field.value);
    field.value = "";
    if (tag !== "") change((list) => [...new Set([...list, tag])]);
  };
  return (
    <div class="board-bar tag-field">
      {tags.map((tag) => (
        <button
          key={tag}
          type="button"
          class="tag"
          onClick={() => change((list) => list.filter((each) => each !== tag))}
        >
          #{tag} <span aria-hidden="true">×</span>
          <span class="spoken">{`, ${t("board.tagRemove")}`}</span>
        </button>
      ))}
      <input
        class="tag-input"
        list="board-tags"
        maxLength={TAG_LIMIT}
        placeholder={t("board.tagNew")}
        aria-label={t("board.tagNew")}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== ",") return;
          event.preventDefault();
          add(event.currentTarget);
        }}
        onChange={(event) => add(event.currentTarget)}
      />
      <datalist id="board-tags">
        {used.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </div>
  );
}

function tidy(text: string): string {
  return [...text.replace(/[#,]/g, "").trim()].slice(0, TAG_LIMIT).join("");
}
