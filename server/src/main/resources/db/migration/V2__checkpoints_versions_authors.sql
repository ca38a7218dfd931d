-- The document in one piece (Yjs V2) after its update of that number; the last two are kept.
CREATE TABLE doc_checkpoint (
  doc    TEXT    NOT NULL REFERENCES doc (id),
  seq    BIGINT  NOT NULL,
  bytes  ${blob} NOT NULL,
  crc32c BIGINT  NOT NULL,
  PRIMARY KEY (doc, seq)
);

-- The document as it was after its update of that number (Yjs V2); with a name it is kept, without it is thinned.
CREATE TABLE doc_version (
  id      TEXT    NOT NULL PRIMARY KEY,
  doc     TEXT    NOT NULL REFERENCES doc (id),
  seq     BIGINT  NOT NULL,
  made_at BIGINT  NOT NULL,
  cause   TEXT    NOT NULL,
  name    TEXT,
  made_by TEXT,
  size    BIGINT  NOT NULL,
  bytes   ${blob} NOT NULL,
  crc32c  BIGINT  NOT NULL
);

CREATE INDEX doc_version_doc ON doc_version (doc, made_at);

-- Which person first wrote under a Yjs client id.
CREATE TABLE doc_author (
  doc        TEXT   NOT NULL REFERENCES doc (id),
  client     BIGINT NOT NULL,
  person     TEXT   NOT NULL,
  first_seen BIGINT NOT NULL,
  PRIMARY KEY (doc, client)
);
