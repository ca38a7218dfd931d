export const MODE_WORDS = {
  guide: "editor.mode.guide",
  silence: "editor.mode.silence",
  breath: "editor.mode.breath",
  turns: "editor.mode.turns",
  round: "editor.mode.round",
  open: "editor.mode.open",
  write: "editor.mode.write",
  board: "editor.mode.board",
  group: "editor.mode.group",
} as const;

export const KIND_WORDS = {
  say: "editor.kind.say",
  prompt: "editor.kind.prompt",
  note: "editor.kind.note",
  bell: "editor.kind.bell",
  breath: "editor.kind.breath",
  time: "editor.kind.time",
  board: "editor.kind.board",
  journal: "editor.kind.journal",
  mic: "editor.kind.mic",
} as const;
