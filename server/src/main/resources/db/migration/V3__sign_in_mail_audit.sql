-- One text for SQLite and PostgreSQL: see V1.

-- What a login is shown by: "Firefox on Linux", how one came in, the network only as coarse as 203.0.113.x.
ALTER TABLE login ADD COLUMN device TEXT NOT NULL DEFAULT '';
ALTER TABLE login ADD COLUMN way TEXT NOT NULL DEFAULT 'INVITE';
ALTER TABLE login ADD COLUMN network TEXT NOT NULL DEFAULT '';
ALTER TABLE login ADD COLUMN seen_at BIGINT NOT NULL DEFAULT 0;

-- A link that signs one person in, once: sent to their address, or handed over by a steward.
CREATE TABLE sign_in_link (
  hash       TEXT   NOT NULL PRIMARY KEY,
  person     TEXT   NOT NULL,
  way        TEXT   NOT NULL,
  created_by TEXT,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at    BIGINT
);

CREATE INDEX sign_in_link_person ON sign_in_link (person);

CREATE TABLE passkey (
  credential    TEXT   NOT NULL PRIMARY KEY,
  person        TEXT   NOT NULL,
  name          TEXT   NOT NULL,
  authenticator TEXT   NOT NULL,
  created_at    BIGINT NOT NULL,
  used_at       BIGINT
);

CREATE INDEX passkey_person ON passkey (person);

-- Whom an OpenID Connect issuer knows under which subject.
CREATE TABLE issuer_subject (
  issuer     TEXT   NOT NULL,
  subject    TEXT   NOT NULL,
  person     TEXT   NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (issuer, subject)
);

CREATE INDEX issuer_subject_person ON issuer_subject (person);

CREATE TABLE program_token (
  id         TEXT   NOT NULL PRIMARY KEY,
  name       TEXT   NOT NULL,
  doc        TEXT   NOT NULL,
  access     TEXT   NOT NULL,
  created_by TEXT,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT
);

-- Rows are only ever added, and after their time deleted. Ids and codes, no names, no content.
CREATE TABLE audit (
  id      TEXT   NOT NULL PRIMARY KEY,
  at      BIGINT NOT NULL,
  actor   TEXT,
  what    TEXT   NOT NULL,
  subject TEXT   NOT NULL
);

CREATE INDEX audit_at ON audit (at);

-- Mail that waits for stewards where there is no mail server.
CREATE TABLE outbox (
  id         TEXT   NOT NULL PRIMARY KEY,
  person     TEXT,
  address    TEXT   NOT NULL,
  subject    TEXT   NOT NULL,
  body       TEXT   NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE INDEX outbox_created ON outbox (created_at);
