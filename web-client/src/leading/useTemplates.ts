import { useEffect, useState } from "preact/hooks";
import type { Api } from "../wire/api.ts";
import type { TemplateCard } from "../wire/messages.ts";

/** The templates of boards; none until they are known. */
export function useTemplates(api: Api): readonly TemplateCard[] {
  const [templates, setTemplates] = useState<readonly TemplateCard[]>([]);
  useEffect(() => {
    api.boards().then(
      (list) => setTemplates(list.templates),
      () => {},
    );
  }, [api]);
  return templates;
}
