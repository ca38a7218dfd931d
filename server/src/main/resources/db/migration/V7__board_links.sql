-- Links by which people come to one board.

CREATE TABLE board_link (
  id         TEXT   NOT NULL PRIMARY KEY,
  token_hash TEXT   NOT NULL UNIQUE,
  board      TEXT   NOT NULL REFERENCES board (id),
  access     TEXT   NOT NULL,
  created_by TEXT,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  revoked_at BIGINT
);

CREATE INDEX board_link_board ON board_link (board);
