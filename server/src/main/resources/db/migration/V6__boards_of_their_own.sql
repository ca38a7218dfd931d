-- Boards of people, teams and sites beside those of sessions; pictures; writing for oneself until the reveal.

ALTER TABLE board RENAME TO board_of_session;

CREATE TABLE board (
  id               TEXT   NOT NULL PRIMARY KEY,
  owner_kind       TEXT   NOT NULL,
  owner            TEXT   NOT NULL,
  title            TEXT   NOT NULL,
  template         TEXT   NOT NULL,
  template_version BIGINT NOT NULL,
  frame            TEXT   NOT NULL UNIQUE,
  content          TEXT   NOT NULL UNIQUE,
  created_by       TEXT,
  created_at       BIGINT NOT NULL,
  archived_at      BIGINT,
  deleted_at       BIGINT
);

INSERT INTO board (id, owner_kind, owner, title, template, template_version, frame, content, created_at)
SELECT id, 'SESSION', session, title, template, template_version, frame, content, 0 FROM board_of_session;

DROP TABLE board_of_session;

CREATE UNIQUE INDEX board_session ON board (owner) WHERE owner_kind = 'SESSION';

CREATE INDEX board_owner ON board (owner_kind, owner);

CREATE TABLE board_share (
  board  TEXT NOT NULL REFERENCES board (id),
  kind   TEXT NOT NULL,
  of_id  TEXT NOT NULL,
  access TEXT NOT NULL,
  PRIMARY KEY (board, kind, of_id)
);

CREATE INDEX board_share_of ON board_share (kind, of_id);

CREATE TABLE file (
  hash  TEXT    NOT NULL PRIMARY KEY,
  type  TEXT    NOT NULL,
  size  BIGINT  NOT NULL,
  bytes ${blob} NOT NULL
);

CREATE TABLE board_file (
  board TEXT NOT NULL REFERENCES board (id),
  hash  TEXT NOT NULL REFERENCES file (hash),
  PRIMARY KEY (board, hash)
);

CREATE TABLE board_private (
  board  TEXT NOT NULL REFERENCES board (id),
  person TEXT NOT NULL,
  PRIMARY KEY (board, person)
);

CREATE TABLE board_reveal (
  board TEXT NOT NULL REFERENCES board (id),
  round TEXT NOT NULL,
  PRIMARY KEY (board, round)
);
