-- Practices that people made here; a version that a run has used never changes.
CREATE TABLE practice (
  id         TEXT   NOT NULL,
  version    BIGINT NOT NULL,
  owner      TEXT   NOT NULL,
  state      TEXT   NOT NULL,
  used       BIGINT NOT NULL,
  script     TEXT   NOT NULL,
  changed_at BIGINT NOT NULL,
  PRIMARY KEY (id, version)
);
