-- One text for SQLite and PostgreSQL: see V1.

ALTER TABLE site ADD COLUMN kind TEXT NOT NULL DEFAULT 'SITE';
ALTER TABLE site ADD COLUMN parent TEXT;
ALTER TABLE site ADD COLUMN region TEXT NOT NULL DEFAULT '';
ALTER TABLE site ADD COLUMN town TEXT NOT NULL DEFAULT '';
ALTER TABLE site ADD COLUMN shown TEXT NOT NULL DEFAULT 'COUNTRY';
ALTER TABLE site ADD COLUMN contacts TEXT NOT NULL DEFAULT '[]';
ALTER TABLE site ADD COLUMN ended_at BIGINT;

ALTER TABLE cohort ADD COLUMN ended_at BIGINT;

ALTER TABLE team ADD COLUMN ended_at BIGINT;

CREATE INDEX membership_of ON membership (kind, of_id);

ALTER TABLE session ADD COLUMN kind TEXT NOT NULL DEFAULT 'VIRTUAL';
-- As people agreed on it, in the session's zone: 2026-03-10T15:00. Empty in rows of older versions: start_at tells it.
ALTER TABLE session ADD COLUMN local_start TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN days BIGINT NOT NULL DEFAULT 1;
ALTER TABLE session ADD COLUMN place TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN twin_of TEXT;
ALTER TABLE session ADD COLUMN sequence BIGINT NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN cancelled_at BIGINT;
ALTER TABLE session ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN end_at BIGINT NOT NULL DEFAULT 0;
UPDATE session SET end_at = start_at + minutes * 60000;

CREATE INDEX session_cohort ON session (cohort, start_at);

CREATE TABLE agenda_template (
  id    TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  items TEXT NOT NULL
);

CREATE TABLE site_event (
  id           TEXT   NOT NULL PRIMARY KEY,
  site         TEXT   NOT NULL REFERENCES site (id),
  title        TEXT   NOT NULL,
  about        TEXT   NOT NULL,
  place        TEXT   NOT NULL,
  local_start  TEXT   NOT NULL,
  zone         TEXT   NOT NULL,
  days         BIGINT NOT NULL,
  minutes      BIGINT NOT NULL,
  sequence     BIGINT NOT NULL,
  cancelled_at BIGINT,
  changed_at   BIGINT NOT NULL,
  start_at     BIGINT NOT NULL,
  end_at       BIGINT NOT NULL
);

CREATE INDEX site_event_end ON site_event (end_at);

CREATE TABLE agreement (
  id           TEXT   NOT NULL,
  version      BIGINT NOT NULL,
  title        TEXT   NOT NULL,
  text         TEXT   NOT NULL,
  created_at   BIGINT NOT NULL,
  published_at BIGINT,
  retired_at   BIGINT,
  PRIMARY KEY (id, version)
);

CREATE TABLE agreement_accepted (
  person      TEXT   NOT NULL,
  agreement   TEXT   NOT NULL,
  version     BIGINT NOT NULL,
  accepted_at BIGINT NOT NULL,
  PRIMARY KEY (person, agreement, version)
);

-- What somebody wishes to be told; a person without a row wishes both reminders.
CREATE TABLE reminder_wish (
  person      TEXT    NOT NULL PRIMARY KEY,
  day_before  BIGINT  NOT NULL,
  hour_before BIGINT  NOT NULL
);

CREATE TABLE reminder_sent (
  session TEXT   NOT NULL,
  person  TEXT   NOT NULL,
  kind    TEXT   NOT NULL,
  start_at BIGINT NOT NULL,
  sent_at BIGINT NOT NULL,
  PRIMARY KEY (session, person, kind, start_at)
);

CREATE TABLE calendar_feed (
  person     TEXT   NOT NULL PRIMARY KEY,
  hash       TEXT   NOT NULL UNIQUE,
  created_at BIGINT NOT NULL
);

-- Which of twin sessions somebody comes to.
CREATE TABLE twin_choice (
  person  TEXT NOT NULL,
  first   TEXT NOT NULL,
  session TEXT NOT NULL,
  PRIMARY KEY (person, first)
);

-- In small letters.
ALTER TABLE person ADD COLUMN email TEXT;
CREATE UNIQUE INDEX person_email ON person (email);
