// Written from the server's records by `make messages`; a test compares. Do not edit.

export type ClientMessage = ClientClock | ClientHello | ClientLeave | ClientOrder | ClientReact | ClientReport;

export type ServerMessage = ServerApart | ServerArrived | ServerClock | ServerDone | ServerEvent | ServerHeld | ServerLeft | ServerReacted | ServerReadiness | ServerRefused | ServerWaiters | ServerWaiting | ServerWelcome;

export const CLOSE = {
  GOING_AWAY: 1001,
  TEXT_WHERE_BINARY_IS_DUE: 1003,
  MESSAGE_TOO_BIG: 1009,
  MALFORMED: 4400,
  NOT_SIGNED_IN: 4401,
  NOT_ALLOWED: 4403,
  NO_SUCH_DOC: 4404,
  CLIENT_ID_TAKEN: 4409,
  KEPT_FOR_OTHERS: 4410,
  TOO_LARGE: 4413,
  TOO_MANY: 4503,
  NOT_STORED: 4507,
  RESYNC: 4509,
  TOO_FAST: 4529,
  INTERNAL: 4500,
} as const;

export interface MeView {
  readonly id: string;
  readonly name?: string;
  readonly site?: string;
  readonly sessions: readonly SessionSummary[];
  readonly sites: readonly SiteView[];
}

export interface SessionView {
  readonly id: string;
  readonly title: string;
  readonly cohort: string;
  readonly start: number;
  readonly minutes: number;
  readonly zone: string;
  readonly role: Role;
  readonly agenda: readonly AgendaItemView[];
  readonly board: BoardView;
  readonly sites: readonly SiteView[];
  readonly practices: readonly PracticeSummary[];
}

export interface InviteView {
  readonly id: string;
  readonly role: Role;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly uses: number;
  readonly maxUses: number;
  readonly revoked: boolean;
  readonly token?: string;
}

export interface TakeInvite {
  readonly token: string;
}

export interface Profile {
  readonly name: string;
  readonly site: string;
}

export interface WantTicket {
  readonly target: string;
}

export interface Ticket {
  readonly ticket: string;
}

export interface NewInvite {
  readonly role: Role;
  readonly days: number;
  readonly maxUses: number;
}

export interface Entrance {
  readonly session: string;
}

export interface NameVersion {
  readonly name: string;
}

export interface VersionList {
  readonly versions: readonly VersionView[];
  readonly people: { readonly [key: string]: string };
}

export interface ChangeList {
  readonly since: string;
  readonly changes: readonly ItemChange[];
  readonly people: { readonly [key: string]: string };
}

export interface Restored {
  readonly changed: boolean;
  readonly before?: VersionView;
}

export interface PracticeView {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly summary: string;
  readonly seconds: number;
  readonly size: string;
  readonly depth: number;
  readonly tags: readonly string[];
  readonly state: PracticeState;
  readonly owner?: string;
  readonly mine: boolean;
  readonly used: boolean;
  readonly mayAccept: boolean;
}

export interface SavedPractice {
  readonly id?: string;
  readonly version: number;
  readonly problems: readonly ScriptProblem[];
}

export interface BoardList {
  readonly boards: readonly BoardCard[];
  readonly circles: readonly CircleView[];
  readonly templates: readonly TemplateCard[];
}

export interface BoardPage {
  readonly card: BoardCard;
  readonly board: BoardView;
  readonly own: string;
  readonly shares: readonly ShareView[];
}

export interface NewBoard {
  readonly title: string;
  readonly template: string;
  readonly ownerKind: string;
  readonly owner: string;
}

export interface ChangeBoard {
  readonly title?: string;
  readonly archived?: boolean;
  readonly deleted?: boolean;
}

export interface ChangeShare {
  readonly kind: string;
  readonly of: string;
  readonly access?: string;
}

export interface AnonymousNote {
  readonly text: string;
  readonly ring: string;
  readonly sector: string;
  readonly u: number;
  readonly v: number;
}

export interface NewBoardLink {
  readonly access: string;
  readonly days: number;
}

export interface BoardLinkView {
  readonly id: string;
  readonly access: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly revoked: boolean;
  readonly token?: string;
}

export interface BoardEntrance {
  readonly board: string;
}

export interface HarvestView {
  readonly title: string;
  readonly cohort: string;
  readonly parts: readonly HarvestPart[];
  readonly boards: readonly HarvestBoard[];
}

export interface OutboxView {
  readonly mailServer: boolean;
  readonly letters: readonly Letter[];
}

export interface HomeView {
  readonly id: string;
  readonly name?: string;
  readonly site?: string;
  readonly steward: boolean;
  readonly now: number;
  readonly doorMinutes: number;
  readonly sites: readonly SiteView[];
  readonly cohorts: readonly CohortView[];
  readonly teams: readonly TeamView[];
  readonly sessions: readonly SessionEntry[];
  readonly events: readonly EventView[];
  readonly agreements: readonly AgreementEntry[];
}

export interface WorldView {
  readonly apart: boolean;
  readonly sessions: number;
  readonly sites: readonly SiteNow[];
  readonly mine: readonly SessionNow[];
}

export interface PlanView {
  readonly sites: readonly PlanSite[];
  readonly dates: readonly PlannedDate[];
}

export interface FairView {
  readonly sites: readonly PlanSite[];
  readonly times: readonly FairTime[];
}

export interface PlanningView {
  readonly session: SessionEntry;
  readonly twin?: SessionEntry;
  readonly boardTemplate: string;
  readonly agenda: readonly AgendaItemView[];
  readonly templates: readonly AgendaTemplateView[];
  readonly practices: readonly Choice[];
  readonly boards: readonly Choice[];
  readonly groups: readonly KnownGroup[];
}

export interface OwnCalendarView {
  readonly wishes: WishesForm;
  readonly feed: FeedView;
}

export interface PlanForm {
  readonly week: number;
  readonly weekday: string;
  readonly time: string;
  readonly zone: string;
  readonly firstMonth: string;
  readonly months: number;
  readonly minutes: number;
  readonly starts?: readonly string[];
}

export interface SessionsForm {
  readonly starts: readonly StartForm[];
  readonly zone: string;
  readonly minutes: number;
  readonly template?: string;
  readonly boardTemplate: string;
}

export interface SessionForm {
  readonly title: string;
  readonly kind: string;
  readonly localStart: string;
  readonly zone: string;
  readonly days: number;
  readonly minutes: number;
  readonly place: string;
  readonly boardTemplate: string;
}

export interface AgendaForm {
  readonly items: readonly ItemForm[];
}

export interface AgendaTemplateForm {
  readonly title: string;
  readonly items: readonly ItemForm[];
}

export interface EventForm {
  readonly site: string;
  readonly title: string;
  readonly about: string;
  readonly place: string;
  readonly localStart: string;
  readonly zone: string;
  readonly days: number;
  readonly minutes: number;
  readonly cancelled: boolean;
}

export interface RegisterView {
  readonly sites: readonly SiteEntry[];
  readonly cohorts: readonly CohortEntry[];
  readonly teams: readonly TeamEntry[];
  readonly people: readonly PersonEntry[];
  readonly memberships: readonly MembershipEntry[];
}

export interface AgreementView {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly text: string;
  readonly publishedAt?: number;
  readonly retiredAt?: number;
  readonly accepted: number;
}

export interface RosterView {
  readonly lines: readonly RosterLine[];
  readonly columns: readonly string[];
  readonly ignored: readonly string[];
  readonly newTeams: readonly string[];
  readonly added: number;
  readonly updated: number;
  readonly same: number;
  readonly wrong: number;
  readonly fingerprint: string;
  readonly written: boolean;
}

export interface SiteForm {
  readonly name: string;
  readonly kind: string;
  readonly parent?: string;
  readonly country: string;
  readonly region: string;
  readonly town: string;
  readonly shown: string;
  readonly zone: string;
  readonly contacts: readonly ContactForm[];
  readonly ended: boolean;
}

export interface CohortForm {
  readonly title: string;
  readonly ended: boolean;
}

export interface TeamForm {
  readonly cohort: string;
  readonly kind: string;
  readonly name: string;
  readonly site?: string;
  readonly ended: boolean;
}

export interface PersonForm {
  readonly name: string;
  readonly email: string;
  readonly site?: string;
}

export interface MembershipForm {
  readonly person: string;
  readonly kind: string;
  readonly of: string;
  readonly role: Role;
  readonly from?: number;
}

export interface EndMembershipForm {
  readonly person: string;
  readonly kind: string;
  readonly of: string;
  readonly role: Role;
  readonly from: number;
  readonly to?: number;
}

export interface AgreementForm {
  readonly title: string;
  readonly text: string;
}

export interface LoginView {
  readonly id: string;
  readonly device: string;
  readonly network: string;
  readonly way: string;
  readonly createdAt: number;
  readonly seenAt: number;
  readonly current: boolean;
}

export interface WaysView {
  readonly issuer?: string;
  readonly mailServer: boolean;
}

export interface PasskeyView {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly usedAt?: number;
}

export interface UseLink {
  readonly token: string;
}

export interface NewLink {
  readonly token: string;
}

export interface NewName {
  readonly name: string;
}

export interface TokenView {
  readonly id: string;
  readonly name: string;
  readonly doc: string;
  readonly access: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly revoked: boolean;
  readonly token?: string;
}

export interface AuditView {
  readonly at: number;
  readonly actor?: string;
  readonly what: string;
  readonly subject: string;
}

export interface NewProgramToken {
  readonly name: string;
  readonly doc: string;
  readonly access: string;
  readonly days: number;
}

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly fields?: { readonly [key: string]: string };
}

export interface ClientClock {
  readonly type: "clock";
  readonly t0: number;
  readonly there?: number;
}

export interface ClientHello {
  readonly type: "hello";
  readonly tab: string;
  readonly after?: number;
  readonly doors?: boolean;
}

export interface ClientLeave {
  readonly type: "leave";
}

export type ClientOrder = AgendaOrder | ClientBackPractice | ClientExtendPractice | ClientGoOnPractice | ClientGroupPractice | ClientHandOver | ClientHoldPractice | ClientPassTurn | ClientPausePractice | ClientResumePractice | ClientRingBell | ClientSayLine | ClientSkipPractice | ClientStartPractice | ClientStopPractice | GroupOrder | PeopleOrder | StageOrder;

export interface ClientReact {
  readonly type: "react";
  readonly what: string;
}

export interface ClientReport {
  readonly type: "report";
  readonly error: number;
  readonly audio: AudioState;
  readonly latency: number;
  readonly script: boolean;
  readonly rang: number;
  readonly missed: number;
}

export interface ServerApart {
  readonly type: "apart";
  readonly apart: boolean;
}

export interface ServerArrived {
  readonly type: "arrived";
  readonly person: RosterPerson;
}

export interface ServerClock {
  readonly type: "clock";
  readonly t0: number;
  readonly t1: number;
  readonly t2: number;
}

export interface ServerDone {
  readonly type: "done";
  readonly command: string;
}

export interface ServerEvent {
  readonly type: "event";
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly command?: string;
  readonly body: SessionEvent;
}

export interface ServerHeld {
  readonly type: "held";
  readonly command: string;
}

export interface ServerLeft {
  readonly type: "left";
  readonly person: string;
}

export interface ServerReacted {
  readonly type: "reacted";
  readonly person: string;
  readonly what: string;
}

export interface ServerReadiness {
  readonly type: "readiness";
  readonly devices: readonly DeviceReport[];
}

export interface ServerRefused {
  readonly type: "refused";
  readonly command: string;
  readonly code: ErrorCode;
  readonly message: string;
}

export interface ServerWaiters {
  readonly type: "waiters";
  readonly people: readonly RosterPerson[];
  readonly doors: readonly RosterPerson[];
}

export interface ServerWaiting {
  readonly type: "waiting";
}

export interface ServerWelcome {
  readonly type: "welcome";
  readonly me: string;
  readonly people: readonly RosterPerson[];
  readonly gone: readonly Named[];
  readonly seq: number;
  readonly run?: RunView;
  readonly state?: RoomState;
  readonly events?: readonly ServerEvent[];
}

export interface SessionSummary {
  readonly id: string;
  readonly title: string;
  readonly start: number;
  readonly minutes: number;
  readonly role: Role;
}

export interface SiteView {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly zone: string;
  readonly place?: string;
}

export type Role = "PRACTITIONER" | "FACILITATOR" | "HOST" | "FACULTY" | "REVIEWER" | "GUEST" | "STEWARD";

export interface AgendaItemView {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly seconds: number;
  readonly grouping: string;
  readonly practice?: string;
  readonly board?: string;
  readonly prompt?: string;
  readonly notes?: string;
  readonly groups?: readonly GroupPlan[];
}

export interface BoardView {
  readonly id: string;
  readonly title: string;
  readonly frame: string;
  readonly content: string;
}

export interface PracticeSummary {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly summary: string;
  readonly seconds: number;
}

export interface VersionView {
  readonly id: string;
  readonly at: number;
  readonly cause: VersionCause;
  readonly name?: string;
  readonly by?: string;
  readonly bytes: number;
}

export interface ItemChange {
  readonly root: string;
  readonly key?: string;
  readonly index?: number;
  readonly change: ChangeKind;
  readonly by: readonly string[];
  readonly clients: readonly number[];
}

export type PracticeState = "DRAFT" | "OFFERED" | "ACCEPTED";

export interface ScriptProblem {
  readonly line: number;
  readonly reason: string;
}

export interface BoardCard {
  readonly id: string;
  readonly title: string;
  readonly template: string;
  readonly ownerKind: string;
  readonly owner: string;
  readonly right: string;
  readonly createdAt: number;
  readonly archived: boolean;
  readonly deleted: boolean;
}

export interface CircleView {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

export interface TemplateCard {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly kind: string;
}

export interface ShareView {
  readonly kind: string;
  readonly of: string;
  readonly access: string;
  readonly name?: string;
}

export interface HarvestPart {
  readonly session: string;
  readonly start: number;
  readonly zone: string;
  readonly beganAt?: number;
  readonly endedAt?: number;
  readonly agenda: readonly AgendaLine[];
  readonly people: readonly HarvestSite[];
  readonly groups: readonly HarvestGroups[];
  readonly chat: readonly HarvestChat[];
}

export interface HarvestBoard {
  readonly id: string;
  readonly title: string;
  readonly words: readonly string[];
  readonly then?: BoardPast;
}

export interface Letter {
  readonly id: string;
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  readonly createdAt: number;
}

export interface CohortView {
  readonly id: string;
  readonly title: string;
  readonly role: Role;
}

export interface TeamView {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly cohort: string;
  readonly members: readonly string[];
}

export interface SessionEntry {
  readonly id: string;
  readonly cohort: string;
  readonly title: string;
  readonly kind: string;
  readonly start: number;
  readonly end: number;
  readonly localStart: string;
  readonly zone: string;
  readonly days: number;
  readonly minutes: number;
  readonly place: string;
  readonly twinOf?: string;
  readonly letter: string;
  readonly chosen: boolean;
  readonly cancelled: boolean;
  readonly role: Role;
  readonly shifts: readonly ShiftView[];
}

export interface EventView {
  readonly id: string;
  readonly site: string;
  readonly title: string;
  readonly about: string;
  readonly place: string;
  readonly start: number;
  readonly end: number;
  readonly localStart: string;
  readonly zone: string;
  readonly days: number;
  readonly minutes: number;
  readonly cancelled: boolean;
}

export interface AgreementEntry {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly text: string;
}

export interface SiteNow {
  readonly site: SiteView;
  readonly people: number;
}

export interface SessionNow {
  readonly id: string;
  readonly title: string;
  readonly people: readonly RosterPerson[];
}

export interface PlanSite {
  readonly id: string;
  readonly name: string;
  readonly zone: string;
  readonly people: number;
}

export interface PlannedDate {
  readonly localStart: string;
  readonly start: number;
  readonly skipped: boolean;
  readonly twice: boolean;
  readonly locals: readonly LocalTimeView[];
}

export interface FairTime {
  readonly time: string;
  readonly twin?: string;
  readonly score: number;
  readonly worst: number;
  readonly sites: readonly FairSite[];
}

export interface AgendaTemplateView {
  readonly id: string;
  readonly title: string;
  readonly items: readonly AgendaItemView[];
}

export interface Choice {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
}

export interface KnownGroup {
  readonly id: string;
  readonly name: string;
  readonly grouping: string;
}

export interface WishesForm {
  readonly dayBefore: boolean;
  readonly hourBefore: boolean;
}

export interface FeedView {
  readonly madeAt?: number;
  readonly url?: string;
}

export interface StartForm {
  readonly title: string;
  readonly localStart: string;
  readonly twinStart?: string;
}

export interface ItemForm {
  readonly id?: string;
  readonly kind: string;
  readonly title: string;
  readonly minutes: number;
  readonly grouping: string;
  readonly practice?: string;
  readonly board?: string;
  readonly prompt?: string;
  readonly notes?: string;
  readonly groups?: readonly GroupPlan[];
}

export interface SiteEntry {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly parent?: string;
  readonly country: string;
  readonly region: string;
  readonly town: string;
  readonly shown: string;
  readonly zone: string;
  readonly contacts: readonly ContactForm[];
  readonly ended: boolean;
}

export interface CohortEntry {
  readonly id: string;
  readonly title: string;
  readonly ended: boolean;
}

export interface TeamEntry {
  readonly id: string;
  readonly cohort: string;
  readonly kind: string;
  readonly name: string;
  readonly site?: string;
  readonly ended: boolean;
}

export interface PersonEntry {
  readonly id: string;
  readonly name?: string;
  readonly email: string;
  readonly site?: string;
}

export interface MembershipEntry {
  readonly person: string;
  readonly kind: string;
  readonly of: string;
  readonly role: Role;
  readonly from: number;
  readonly to?: number;
}

export interface RosterLine {
  readonly line: number;
  readonly name: string;
  readonly email: string;
  readonly change: string;
  readonly notes: readonly string[];
}

export interface ContactForm {
  readonly name: string;
  readonly reach: string;
}

export type ErrorCode = "BAD_REQUEST" | "NOT_SIGNED_IN" | "NOT_ALLOWED" | "NOT_FOUND" | "CHANGED_MEANWHILE" | "AGREEMENT_NEEDED" | "INVITE_UNKNOWN" | "INVITE_EXPIRED" | "INVITE_USED" | "INVITE_REVOKED" | "LINK_USED" | "PASSKEY_REFUSED" | "ISSUER_REFUSED" | "PRACTICE_RUNS_ALREADY" | "NO_PRACTICE_RUNS" | "PRACTICE_UNKNOWN" | "TOO_FEW_PEOPLE" | "NOT_HERE" | "NO_SUCH_LINE" | "NO_TIME_LEFT" | "GROUPS_CLOSED" | "GROUPS_OPEN" | "NO_SUCH_GROUP" | "NO_ROUND" | "NOT_YOUR_TURN" | "TOO_MANY_LINES" | "SESSION_OVER" | "TOO_FAST" | "TOO_LARGE" | "NOT_STORED" | "DOC_DAMAGED" | "TOO_MANY_VERSIONS" | "NO_SPACE" | "INTERNAL";

export type AgendaOrder = BeginLine | EndSession | ExtendLine | HoldLine | MoveLine | PutLine | RemoveLine | ReopenSession | SetNotes | SetPrompt | SkipLine;

export interface ClientBackPractice {
  readonly type: "backPractice";
  readonly command: string;
  readonly passage: number;
  readonly step: string;
}

export interface ClientExtendPractice {
  readonly type: "extendPractice";
  readonly command: string;
  readonly ms: number;
}

export interface ClientGoOnPractice {
  readonly type: "goOnPractice";
  readonly command: string;
  readonly passage: number;
}

export interface ClientGroupPractice {
  readonly type: "groupPractice";
  readonly command: string;
}

export interface ClientHandOver {
  readonly type: "handOver";
  readonly command: string;
  readonly person: string;
}

export interface ClientHoldPractice {
  readonly type: "holdPractice";
  readonly command: string;
  readonly passage: number;
}

export interface ClientPassTurn {
  readonly type: "passTurn";
  readonly command: string;
  readonly passage: number;
  readonly group: string;
  readonly turn: number;
}

export interface ClientPausePractice {
  readonly type: "pausePractice";
  readonly command: string;
}

export interface ClientResumePractice {
  readonly type: "resumePractice";
  readonly command: string;
}

export interface ClientRingBell {
  readonly type: "ringBell";
  readonly command: string;
  readonly bell: string;
  readonly groups?: readonly string[];
}

export interface ClientSayLine {
  readonly type: "sayLine";
  readonly command: string;
  readonly text: string;
  readonly groups?: readonly string[];
}

export interface ClientSkipPractice {
  readonly type: "skipPractice";
  readonly command: string;
  readonly passage: number;
}

export interface ClientStartPractice {
  readonly type: "startPractice";
  readonly command: string;
  readonly practice: string;
  readonly without?: readonly string[];
}

export interface ClientStopPractice {
  readonly type: "stopPractice";
  readonly command: string;
}

export type GroupOrder = CloseGroups | DropPrepared | ExtendGroups | GoTo | OpenGroups | PlacePerson | PrepareGroups | TellGroups | WriteLine;

export type PeopleOrder = GiveWord | LowerHand | LowerHands | NameCompanions | RaiseHand | SendChat | SetAway;

export type StageOrder = Admit | BeginRound | EndRound | EndTurn | GiveLead | PassRound | SetDoors | ShowLine | ShowToAll | TakeNext;

export type AudioState = "OFF" | "LOCKED" | "READY" | "SILENT";

export interface RosterPerson {
  readonly id: string;
  readonly name: string;
  readonly site: string;
  readonly role: Role;
}

export type SessionEvent = RoomEvent | RunEvent;

export interface DeviceReport {
  readonly person: string;
  readonly error: number;
  readonly audio: AudioState;
  readonly latency: number;
  readonly script: boolean;
  readonly rang: number;
  readonly missed: number;
}

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface RunView {
  readonly id: string;
  readonly practice: string;
  readonly version: number;
  readonly leader: string;
  readonly events: readonly RunEvent[];
}

export interface RoomState {
  readonly hands: readonly Hand[];
  readonly spoken: readonly string[];
  readonly away: readonly string[];
  readonly companions: readonly Companions[];
  readonly chat: readonly ChatLine[];
  readonly agenda?: Agenda;
  readonly notes: { readonly [key: string]: string };
  readonly prompt?: string;
  readonly prepared: readonly Grouping[];
  readonly grouping?: Grouping;
  readonly visits: { readonly [key: string]: string };
  readonly told?: Told;
  readonly lines: readonly GroupLine[];
  readonly rounds: readonly SpeakingRound[];
  readonly lead?: string;
  readonly showing?: Showing;
  readonly waiting: boolean;
  readonly letIn: readonly string[];
  readonly beganAt?: number;
  readonly endedAt?: number;
}

export interface GroupPlan {
  readonly name?: string;
  readonly key?: string;
  readonly prompt?: string;
  readonly board?: string;
}

export type VersionCause = "NAMED" | "SESSION_START" | "SESSION_END" | "HOUR" | "BEFORE_RESTORE";

export type ChangeKind = "ADDED" | "CHANGED" | "REMOVED";

export interface AgendaLine {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly seconds: number;
  readonly planned: number;
  readonly grouping: string;
  readonly practice?: string;
  readonly board?: string;
  readonly prompt?: string;
  readonly skipped: boolean;
  readonly from?: number;
  readonly to?: number;
}

export interface HarvestSite {
  readonly site: string;
  readonly names: readonly string[];
}

export interface HarvestGroups {
  readonly title: string;
  readonly lines: readonly GroupLine[];
}

export interface HarvestChat {
  readonly at: number;
  readonly name: string;
  readonly text: string;
}

export interface BoardPast {
  readonly frame: string;
  readonly frameVersion: string;
  readonly content: string;
  readonly contentVersion: string;
}

export interface ShiftView {
  readonly site: string;
  readonly minutes: number;
}

export interface LocalTimeView {
  readonly site: string;
  readonly local: string;
  readonly day: number;
  readonly shift: number;
  readonly night: number;
}

export interface FairSite {
  readonly site: string;
  readonly tired: number;
  readonly earliest: string;
  readonly latest: string;
  readonly letter: string;
}

export interface BeginLine {
  readonly type: "beginLine";
  readonly command: string;
  readonly line: string;
}

export interface EndSession {
  readonly type: "endSession";
  readonly command: string;
}

export interface ExtendLine {
  readonly type: "extendLine";
  readonly command: string;
  readonly line: string;
  readonly seconds: number;
  readonly offRest: boolean;
}

export interface HoldLine {
  readonly type: "holdLine";
  readonly command: string;
  readonly line: string;
  readonly held: boolean;
}

export interface MoveLine {
  readonly type: "moveLine";
  readonly command: string;
  readonly line: string;
  readonly before?: string;
}

export interface PutLine {
  readonly type: "putLine";
  readonly command: string;
  readonly line: LineForm;
  readonly before?: string;
}

export interface RemoveLine {
  readonly type: "removeLine";
  readonly command: string;
  readonly line: string;
}

export interface ReopenSession {
  readonly type: "reopenSession";
  readonly command: string;
}

export interface SetNotes {
  readonly type: "setNotes";
  readonly command: string;
  readonly line: string;
  readonly text: string;
}

export interface SetPrompt {
  readonly type: "setPrompt";
  readonly command: string;
  readonly text?: string;
}

export interface SkipLine {
  readonly type: "skipLine";
  readonly command: string;
  readonly line: string;
  readonly skipped: boolean;
}

export interface CloseGroups {
  readonly type: "closeGroups";
  readonly command: string;
  readonly grouping: string;
  readonly group?: string;
}

export interface DropPrepared {
  readonly type: "dropPrepared";
  readonly command: string;
  readonly grouping: string;
}

export interface ExtendGroups {
  readonly type: "extendGroups";
  readonly command: string;
  readonly grouping: string;
  readonly group?: string;
  readonly ms: number;
}

export interface GoTo {
  readonly type: "goTo";
  readonly command: string;
  readonly where: string;
}

export interface OpenGroups {
  readonly type: "openGroups";
  readonly command: string;
  readonly prepared?: string;
  readonly form: GroupsForm;
  readonly others?: boolean;
}

export interface PlacePerson {
  readonly type: "placePerson";
  readonly command: string;
  readonly grouping: string;
  readonly person: string;
  readonly group: string;
}

export interface PrepareGroups {
  readonly type: "prepareGroups";
  readonly command: string;
  readonly prepared?: string;
  readonly form: GroupsForm;
}

export interface TellGroups {
  readonly type: "tellGroups";
  readonly command: string;
  readonly text: string;
  readonly groups?: readonly string[];
}

export interface WriteLine {
  readonly type: "writeLine";
  readonly command: string;
  readonly grouping: string;
  readonly group: string;
  readonly text: string;
}

export interface GiveWord {
  readonly type: "giveWord";
  readonly command: string;
  readonly person: string;
}

export interface LowerHand {
  readonly type: "lowerHand";
  readonly command: string;
  readonly as?: string;
}

export interface LowerHands {
  readonly type: "lowerHands";
  readonly command: string;
}

export interface NameCompanions {
  readonly type: "nameCompanions";
  readonly command: string;
  readonly names: readonly string[];
}

export interface RaiseHand {
  readonly type: "raiseHand";
  readonly command: string;
  readonly as?: string;
}

export interface SendChat {
  readonly type: "sendChat";
  readonly command: string;
  readonly to: string;
  readonly text: string;
  readonly as?: string;
}

export interface SetAway {
  readonly type: "setAway";
  readonly command: string;
  readonly away: boolean;
}

export interface Admit {
  readonly type: "admit";
  readonly command: string;
  readonly person: string;
}

export interface BeginRound {
  readonly type: "beginRound";
  readonly command: string;
  readonly where: string;
  readonly order?: readonly string[];
  readonly each: number;
}

export interface EndRound {
  readonly type: "endRound";
  readonly command: string;
  readonly where: string;
}

export interface EndTurn {
  readonly type: "endTurn";
  readonly command: string;
  readonly where: string;
  readonly turn: number;
}

export interface GiveLead {
  readonly type: "giveLead";
  readonly command: string;
  readonly person: string;
}

export interface PassRound {
  readonly type: "passRound";
  readonly command: string;
  readonly where: string;
  readonly as?: string;
}

export interface SetDoors {
  readonly type: "setDoors";
  readonly command: string;
  readonly waiting: boolean;
}

export interface ShowLine {
  readonly type: "showLine";
  readonly command: string;
  readonly line: string;
}

export interface ShowToAll {
  readonly type: "showToAll";
  readonly command: string;
  readonly showing?: Showing;
}

export interface TakeNext {
  readonly type: "takeNext";
  readonly command: string;
  readonly where: string;
  readonly as?: string;
}

export type RoomEvent = AgendaSet | CameBack | ChatSaid | CompanionsNamed | DoorsSet | GroupsOpened | GroupsPrepared | GroupsTimed | GroupsTold | HandLowered | HandRaised | HandsLowered | LeadTaken | LetIn | LineWritten | NotesSet | PeopleCame | PersonPlaced | PromptSet | RoundEnded | RoundSet | SessionEnded | SessionReopened | ShownToAll | WentAway | WentTo | Withheld | WordGiven | WordsErased;

export type RunEvent = BellRung | LineSaid | PracticeExtended | PracticeGrouped | PracticeHandedOver | PracticeHeld | PracticePaused | PracticeResumed | PracticeSkipped | PracticeStarted | PracticeStopped | PracticeWentBack | PracticeWentOn | TurnPassed;

export interface Hand {
  readonly person: string;
  readonly at: number;
}

export interface Companions {
  readonly person: string;
  readonly companions: readonly Companion[];
}

export interface ChatLine {
  readonly seq: number;
  readonly at: number;
  readonly to: string;
  readonly person: string;
  readonly text: string;
}

export interface Agenda {
  readonly lines: readonly AgendaLine[];
  readonly current?: string;
  readonly heldAt?: number;
}

export interface Grouping {
  readonly id: string;
  readonly kind: GroupingKind;
  readonly title: string;
  readonly prompt?: string;
  readonly opensAt: number;
  readonly endsAt: number;
  readonly line?: string;
  readonly groups: readonly Group[];
  readonly own?: { readonly [key: string]: number };
}

export interface Told {
  readonly at: number;
  readonly text: string;
  readonly groups?: readonly string[];
}

export interface GroupLine {
  readonly grouping: string;
  readonly group: string;
  readonly name: string;
  readonly text: string;
}

export interface SpeakingRound {
  readonly where: string;
  readonly order: readonly string[];
  readonly turn: number;
  readonly each: number;
  readonly since: number;
  readonly passed: readonly string[];
}

export interface Showing {
  readonly kind: Kind;
  readonly title: string;
  readonly url?: string;
  readonly board?: string;
  readonly file?: string;
  readonly page?: number;
  readonly walk?: Walk;
}

export interface LineForm {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly seconds: number;
  readonly grouping: string;
  readonly practice?: string;
  readonly board?: string;
  readonly prompt?: string;
}

export interface GroupsForm {
  readonly kind: GroupingKind;
  readonly title: string;
  readonly seconds: number;
  readonly odd?: string;
  readonly prompt?: string;
  readonly board?: string;
  readonly line?: string;
  readonly groups?: readonly GroupForm[];
}

export interface AgendaSet {
  readonly type: "agendaSet";
  readonly agenda: Agenda;
  readonly what: AgendaAct;
  readonly line?: string;
}

export interface CameBack {
  readonly type: "cameBack";
  readonly person: string;
}

export interface ChatSaid {
  readonly type: "chatSaid";
  readonly to: string;
  readonly person: string;
  readonly text: string;
}

export interface CompanionsNamed {
  readonly type: "companionsNamed";
  readonly person: string;
  readonly companions: readonly Companion[];
}

export interface DoorsSet {
  readonly type: "doorsSet";
  readonly waiting: boolean;
  readonly inside: readonly string[];
}

export interface GroupsOpened {
  readonly type: "groupsOpened";
  readonly grouping: Grouping;
  readonly prepared?: string;
}

export interface GroupsPrepared {
  readonly type: "groupsPrepared";
  readonly prepared: readonly Grouping[];
}

export interface GroupsTimed {
  readonly type: "groupsTimed";
  readonly grouping: string;
  readonly endsAt: number;
  readonly own?: { readonly [key: string]: number };
}

export interface GroupsTold {
  readonly type: "groupsTold";
  readonly text: string;
  readonly groups?: readonly string[];
}

export interface HandLowered {
  readonly type: "handLowered";
  readonly person: string;
}

export interface HandRaised {
  readonly type: "handRaised";
  readonly person: string;
}

export interface HandsLowered {
  readonly type: "handsLowered";
}

export interface LeadTaken {
  readonly type: "leadTaken";
  readonly person: string;
}

export interface LetIn {
  readonly type: "letIn";
  readonly person: string;
}

export interface LineWritten {
  readonly type: "lineWritten";
  readonly grouping: string;
  readonly group: string;
  readonly name: string;
  readonly text: string;
}

export interface NotesSet {
  readonly type: "notesSet";
  readonly line: string;
  readonly text: string;
}

export interface PeopleCame {
  readonly type: "peopleCame";
  readonly people: readonly Came[];
}

export interface PersonPlaced {
  readonly type: "personPlaced";
  readonly grouping: string;
  readonly person: string;
  readonly group: string;
}

export interface PromptSet {
  readonly type: "promptSet";
  readonly text?: string;
}

export interface RoundEnded {
  readonly type: "roundEnded";
  readonly where: string;
}

export interface RoundSet {
  readonly type: "roundSet";
  readonly round: SpeakingRound;
}

export interface SessionEnded {
  readonly type: "sessionEnded";
}

export interface SessionReopened {
  readonly type: "sessionReopened";
}

export interface ShownToAll {
  readonly type: "shownToAll";
  readonly showing?: Showing;
}

export interface WentAway {
  readonly type: "wentAway";
  readonly person: string;
}

export interface WentTo {
  readonly type: "wentTo";
  readonly person: string;
  readonly where: string;
}

export interface Withheld {
  readonly type: "withheld";
}

export interface WordGiven {
  readonly type: "wordGiven";
  readonly person: string;
}

export interface WordsErased {
  readonly type: "wordsErased";
  readonly person: string;
}

export interface BellRung {
  readonly type: "bellRung";
  readonly run: string;
  readonly at: number;
  readonly bell: string;
  readonly groups?: readonly string[];
}

export interface LineSaid {
  readonly type: "lineSaid";
  readonly run: string;
  readonly at: number;
  readonly text: string;
  readonly groups?: readonly string[];
}

export interface PracticeExtended {
  readonly type: "practiceExtended";
  readonly run: string;
  readonly at: number;
  readonly step: string;
  readonly ms: number;
}

export interface PracticeGrouped {
  readonly type: "practiceGrouped";
  readonly run: string;
  readonly at: number;
  readonly groups: readonly RunGroup[];
}

export interface PracticeHandedOver {
  readonly type: "practiceHandedOver";
  readonly run: string;
  readonly at: number;
  readonly person: string;
}

export interface PracticeHeld {
  readonly type: "practiceHeld";
  readonly run: string;
  readonly at: number;
  readonly step: string;
}

export interface PracticePaused {
  readonly type: "practicePaused";
  readonly run: string;
  readonly at: number;
}

export interface PracticeResumed {
  readonly type: "practiceResumed";
  readonly run: string;
  readonly at: number;
}

export interface PracticeSkipped {
  readonly type: "practiceSkipped";
  readonly run: string;
  readonly at: number;
  readonly step: string;
  readonly into: number;
}

export interface PracticeStarted {
  readonly type: "practiceStarted";
  readonly run: string;
  readonly practice: string;
  readonly version: number;
  readonly members: number;
  readonly at: number;
  readonly groups?: readonly RunGroup[];
  readonly without?: readonly string[];
}

export interface PracticeStopped {
  readonly type: "practiceStopped";
  readonly run: string;
  readonly at: number;
}

export interface PracticeWentBack {
  readonly type: "practiceWentBack";
  readonly run: string;
  readonly at: number;
  readonly step: string;
}

export interface PracticeWentOn {
  readonly type: "practiceWentOn";
  readonly run: string;
  readonly at: number;
  readonly step: string;
}

export interface TurnPassed {
  readonly type: "turnPassed";
  readonly run: string;
  readonly at: number;
  readonly group: string;
  readonly turn: number;
}

export interface Companion {
  readonly id: string;
  readonly name: string;
}

export type GroupingKind = "HOME" | "PAIRS" | "THREES" | "TEAMS" | "SITES" | "CHOICE" | "PRACTICE";

export interface Group {
  readonly id: string;
  readonly name: string;
  readonly key?: string;
  readonly board?: string;
  readonly prompt?: string;
  readonly template?: string;
  readonly members: readonly string[];
}

export type Kind = "LINK" | "PICTURE" | "PDF" | "BOARD" | "WALK";

export interface Walk {
  readonly stops: readonly Stop[];
  readonly from: number;
  readonly each: number;
  readonly since: number;
}

export interface GroupForm {
  readonly name: string;
  readonly key?: string;
  readonly prompt?: string;
  readonly board?: string;
  readonly members: readonly string[];
}

export type AgendaAct = "BEGAN" | "EXTENDED" | "MOVED" | "SKIPPED" | "TAKEN_UP" | "HELD" | "WENT_ON" | "PUT" | "REMOVED";

export interface Came {
  readonly person: string;
  readonly site: string;
}

export interface RunGroup {
  readonly id: string;
  readonly members: readonly string[];
}

export interface Stop {
  readonly title: string;
  readonly board?: string;
}
