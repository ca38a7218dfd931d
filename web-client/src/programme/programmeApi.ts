import type { Api } from "../wire/api.ts";
import type {
  AgendaForm,
  AgendaTemplateForm,
  AgendaTemplateView,
  AgreementForm,
  AgreementView,
  CohortForm,
  EndMembershipForm,
  EventForm,
  EventView,
  FairView,
  FeedView,
  HomeView,
  MembershipForm,
  NewLink,
  OwnCalendarView,
  PersonForm,
  PlanForm,
  PlanningView,
  PlanView,
  RegisterView,
  RosterView,
  SessionEntry,
  SessionForm,
  SessionsForm,
  SiteForm,
  TeamForm,
  WishesForm,
  WorldView,
} from "../wire/messages.ts";

/** The programme's part of the HTTP API: docs/protocol.md, section C. */
export class ProgrammeApi {
  readonly #api: Api;

  constructor(api: Api) {
    this.#api = api;
  }

  world(): Promise<WorldView> {
    return this.#api.call("GET", "/world");
  }

  home(): Promise<HomeView> {
    return this.#api.call("GET", "/home");
  }

  accept(id: string, version: number): Promise<void> {
    return this.#api.call("POST", `/agreements/${encodeURIComponent(id)}/${version}/accept`);
  }

  register(): Promise<RegisterView> {
    return this.#api.call("GET", "/register");
  }

  putSite(id: string | undefined, form: SiteForm): Promise<RegisterView> {
    return this.#put("/sites", id, form);
  }

  putCohort(id: string | undefined, form: CohortForm): Promise<RegisterView> {
    return this.#put("/cohorts", id, form);
  }

  putTeam(id: string | undefined, form: TeamForm): Promise<RegisterView> {
    return this.#put("/teams", id, form);
  }

  putPerson(id: string | undefined, form: PersonForm): Promise<RegisterView> {
    return this.#put("/people", id, form);
  }

  /** The token of a link that signs a person in, once. */
  async signInLink(person: string): Promise<string> {
    return (await this.#api.call<NewLink>("POST", `/people/${encodeURIComponent(person)}/sign-in-links`)).token;
  }

  /** Removes a person and all that is theirs, for good. */
  async erase(person: string): Promise<void> {
    await this.#api.call("DELETE", `/people/${encodeURIComponent(person)}/data`);
  }

  begin(form: MembershipForm): Promise<RegisterView> {
    return this.#api.call("POST", "/memberships", form);
  }

  end(form: EndMembershipForm): Promise<RegisterView> {
    return this.#api.call("POST", "/memberships/end", form);
  }

  /** Looks at a roster; with the fingerprint of a look, writes what it showed. */
  roster(cohort: string, file: Blob, fingerprint?: string): Promise<RosterView> {
    const confirmed = fingerprint === undefined ? "" : `?fingerprint=${encodeURIComponent(fingerprint)}`;
    return this.#api.call("POST", `/cohorts/${encodeURIComponent(cohort)}/roster${confirmed}`, file);
  }

  agreements(): Promise<readonly AgreementView[]> {
    return this.#api.call("GET", "/agreements");
  }

  draftAgreement(id: string | undefined, form: AgreementForm): Promise<readonly AgreementView[]> {
    return this.#put("/agreements", id, form);
  }

  publish({ id, version }: AgreementView): Promise<readonly AgreementView[]> {
    return this.#api.call("POST", `/agreements/${encodeURIComponent(id)}/${version}/publish`);
  }

  retire({ id, version }: AgreementView): Promise<readonly AgreementView[]> {
    return this.#api.call("POST", `/agreements/${encodeURIComponent(id)}/${version}/retire`);
  }

  look(cohort: string, form: PlanForm): Promise<PlanView> {
    return this.#api.call("POST", `/cohorts/${encodeURIComponent(cohort)}/plan`, form);
  }

  fairTimes(cohort: string, form: PlanForm, twins: boolean): Promise<FairView> {
    return this.#api.call("POST", `/cohorts/${encodeURIComponent(cohort)}/fair-times${twins ? "?twins=1" : ""}`, form);
  }

  makeSessions(cohort: string, form: SessionsForm): Promise<readonly SessionEntry[]> {
    return this.#api.call("POST", `/cohorts/${encodeURIComponent(cohort)}/sessions`, form);
  }

  addSession(cohort: string, form: SessionForm): Promise<readonly SessionEntry[]> {
    return this.#api.call("POST", `/cohorts/${encodeURIComponent(cohort)}/meetings`, form);
  }

  templates(cohort: string): Promise<readonly AgendaTemplateView[]> {
    return this.#api.call("GET", `/cohorts/${encodeURIComponent(cohort)}/agenda-templates`);
  }

  putTemplate(
    cohort: string,
    id: string | undefined,
    form: AgendaTemplateForm,
  ): Promise<readonly AgendaTemplateView[]> {
    return this.#put(`/cohorts/${encodeURIComponent(cohort)}/agenda-templates`, id, form);
  }

  removeTemplate(cohort: string, id: string): Promise<readonly AgendaTemplateView[]> {
    const path = `/cohorts/${encodeURIComponent(cohort)}/agenda-templates/${encodeURIComponent(id)}`;
    return this.#api.call("DELETE", path);
  }

  planning(session: string): Promise<PlanningView> {
    return this.#api.call("GET", `/sessions/${encodeURIComponent(session)}/planning`);
  }

  editSession(session: string, form: SessionForm): Promise<PlanningView> {
    return this.#api.call("PUT", `/sessions/${encodeURIComponent(session)}/planning`, form);
  }

  cancel(session: string): Promise<PlanningView> {
    return this.#api.call("POST", `/sessions/${encodeURIComponent(session)}/cancel`);
  }

  addTwin(session: string, localStart: string): Promise<PlanningView> {
    return this.#api.call("POST", `/sessions/${encodeURIComponent(session)}/twin`, { localStart });
  }

  saveAgenda(session: string, form: AgendaForm): Promise<PlanningView> {
    return this.#api.call("PUT", `/sessions/${encodeURIComponent(session)}/agenda`, form);
  }

  ownCalendar(): Promise<OwnCalendarView> {
    return this.#api.call("GET", "/me/calendar");
  }

  wish(wishes: WishesForm): Promise<void> {
    return this.#api.call("PUT", "/me/reminders", wishes);
  }

  makeFeed(): Promise<FeedView> {
    return this.#api.call("POST", "/me/feed");
  }

  endFeed(): Promise<void> {
    return this.#api.call("DELETE", "/me/feed");
  }

  choose(session: string): Promise<void> {
    return this.#api.call("PUT", `/sessions/${encodeURIComponent(session)}/choice`);
  }

  putEvent(id: string | undefined, form: EventForm): Promise<EventView> {
    return this.#put("/events", id, form);
  }

  #put<T>(path: string, id: string | undefined, form: object): Promise<T> {
    return id === undefined
      ? this.#api.call("POST", path, form)
      : this.#api.call("PUT", `${path}/${encodeURIComponent(id)}`, form);
  }
}

export function icsPath(session: string): string {
  return `/api/v1/sessions/${encodeURIComponent(session)}/ics`;
}
