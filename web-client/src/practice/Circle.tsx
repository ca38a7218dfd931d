import { t } from "../i18n/t.ts";
import type { Dot } from "./course.ts";
import type { PracticeModel } from "./model.ts";
import { centreOf } from "./texts.ts";

const RING = 98;
const DISC = 82;

/** The circle: words inside, the time as a thin ring around it with the bells as dots. */
export function Circle({ model }: { readonly model: PracticeModel }) {
  const bloom = model.bells.bloom.value;
  const state = model.course.state.value;
  return (
    <div class={`practice-circle is-${state}`}>
      <svg viewBox="-112 -112 224 224" aria-hidden="true">
        <defs>
          <radialGradient id="practice-ground">
            <stop class="practice-ground-in" offset="0" />
            <stop class="practice-ground-out" offset="1" />
          </radialGradient>
        </defs>
        {bloom && <circle key={`wave${bloom.id}`} class="practice-wave" r={DISC} />}
        <circle r={DISC} fill="url(#practice-ground)" />
        <BreathDisc model={model} />
        {bloom && <circle key={`glow${bloom.id}`} class="practice-glow" r={DISC} />}
        <circle r={RING} class="practice-track" />
        <circle
          r={RING}
          class="practice-time"
          pathLength={1}
          transform="rotate(-90)"
          stroke-dasharray={`${model.course.progress.value} 1`}
        />
        {model.course.dots.value.map((dot) => (
          <BellDot key={dot.place} dot={dot} />
        ))}
      </svg>
      <div class="practice-centre">
        <p key={centreOf(model)}>{centreOf(model)}</p>
        {state === "leadIn" && model.run.script.value && (
          <p class="practice-begins">{t("practice.begins", { n: model.course.startsIn.value })}</p>
        )}
        {bloom && (
          <p
            key={bloom.id}
            class={`practice-bell-word${model.bells.silent.value ? " is-shown" : ""}`}
            aria-hidden="true"
          >
            {t("practice.bell")}
          </p>
        )}
      </div>
    </div>
  );
}

/** Grows while breathing in and falls while breathing out; each phase is one slow transition. */
function BreathDisc({ model }: { readonly model: PracticeModel }) {
  const breath = model.breath.value;
  if (!breath || model.course.state.value !== "running") return null;
  return <BreathPhaseDisc key="breath" phase={breath.phase} ms={breath.ms} />;
}

function BreathPhaseDisc({ phase, ms }: { readonly phase: string; readonly ms: number }) {
  return <circle class={`practice-breath is-${phase}`} r={DISC} style={{ transitionDuration: `${ms}ms` }} />;
}

function BellDot({ dot }: { readonly dot: Dot }) {
  const angle = dot.place * 2 * Math.PI;
  return (
    <circle
      class={dot.past ? "practice-dot is-past" : "practice-dot"}
      cx={RING * Math.sin(angle)}
      cy={-RING * Math.cos(angle)}
      r={2.6}
    />
  );
}
