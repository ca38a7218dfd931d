-- One text for SQLite and PostgreSQL: times are BIGINT ms since 1970, JSON is TEXT, ${blob} is BLOB or BYTEA.
-- Foreign keys stay inside a feature, so that each feature's tables stand alone.

CREATE TABLE doc (
  id   TEXT   NOT NULL PRIMARY KEY,
  head BIGINT NOT NULL
);

CREATE TABLE doc_update (
  doc    TEXT    NOT NULL REFERENCES doc (id),
  seq    BIGINT  NOT NULL,
  bytes  ${blob} NOT NULL,
  crc32c BIGINT  NOT NULL,
  PRIMARY KEY (doc, seq)
);

CREATE TABLE board (
  id               TEXT   NOT NULL PRIMARY KEY,
  session          TEXT   NOT NULL UNIQUE,
  title            TEXT   NOT NULL,
  template         TEXT   NOT NULL,
  template_version BIGINT NOT NULL,
  frame            TEXT   NOT NULL UNIQUE,
  content          TEXT   NOT NULL UNIQUE
);

CREATE TABLE session_event (
  session TEXT   NOT NULL,
  seq     BIGINT NOT NULL,
  at      BIGINT NOT NULL,
  actor   TEXT   NOT NULL,
  command TEXT,
  type    TEXT   NOT NULL,
  body    TEXT   NOT NULL,
  PRIMARY KEY (session, seq)
);

CREATE TABLE person (
  id         TEXT   NOT NULL PRIMARY KEY,
  name       TEXT,
  site       TEXT,
  created_at BIGINT NOT NULL
);

CREATE TABLE login (
  id         TEXT   NOT NULL PRIMARY KEY,
  hash       TEXT   NOT NULL UNIQUE,
  person     TEXT   NOT NULL REFERENCES person (id),
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended_at   BIGINT
);

CREATE INDEX login_person ON login (person);

CREATE TABLE invite (
  id         TEXT   NOT NULL PRIMARY KEY,
  token_hash TEXT   NOT NULL UNIQUE,
  session    TEXT   NOT NULL,
  role       TEXT   NOT NULL,
  created_by TEXT,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  max_uses   BIGINT NOT NULL,
  uses       BIGINT NOT NULL,
  revoked_at BIGINT
);

CREATE INDEX invite_session ON invite (session);

CREATE TABLE site (
  id      TEXT NOT NULL PRIMARY KEY,
  name    TEXT NOT NULL,
  country TEXT NOT NULL,
  zone    TEXT NOT NULL
);

CREATE TABLE cohort (
  id    TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL
);

CREATE TABLE team (
  id     TEXT NOT NULL PRIMARY KEY,
  cohort TEXT NOT NULL REFERENCES cohort (id),
  kind   TEXT NOT NULL,
  name   TEXT NOT NULL,
  site   TEXT REFERENCES site (id)
);

CREATE TABLE membership (
  person     TEXT   NOT NULL,
  kind       TEXT   NOT NULL,
  of_id      TEXT   NOT NULL,
  role       TEXT   NOT NULL,
  valid_from BIGINT NOT NULL,
  valid_to   BIGINT,
  PRIMARY KEY (person, kind, of_id, role, valid_from)
);

CREATE TABLE session (
  id             TEXT   NOT NULL PRIMARY KEY,
  cohort         TEXT   NOT NULL REFERENCES cohort (id),
  title          TEXT   NOT NULL,
  start_at       BIGINT NOT NULL,
  minutes        BIGINT NOT NULL,
  zone           TEXT   NOT NULL,
  board_template TEXT   NOT NULL,
  agenda         TEXT   NOT NULL
);

CREATE INDEX session_start ON session (start_at);
