import type { ComponentChildren, JSX } from "preact";
import { t } from "../i18n/t.ts";
import { Dialog } from "../kit/Dialog.tsx";
import { tell } from "../kit/status.tsx";
import { FormEnd } from "./fields.tsx";
import type { FormState } from "./useForm.ts";

interface Props {
  readonly title: string;
  readonly form: FormState;
  readonly save: () => Promise<void>;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A form in a dialog, which closes once it was saved. */
export function FormDialog({ title, form, save, onClose, children }: Props): JSX.Element {
  const submit = async (): Promise<void> => {
    if (!(await form.send(save))) return;
    tell(t("own.saved"));
    onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {children}
        <FormEnd form={form}>
          <button type="submit" class="button lead" disabled={form.busy}>
            {t("form.save")}
          </button>
          <button type="button" class="button framed" onClick={onClose}>
            {t("form.cancel")}
          </button>
        </FormEnd>
      </form>
    </Dialog>
  );
}
