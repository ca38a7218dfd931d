-- Parts of boards that are kept for some, and people who only look.

CREATE TABLE board_reserved (
  board TEXT NOT NULL REFERENCES board (id),
  part  TEXT NOT NULL,
  PRIMARY KEY (board, part)
);

CREATE TABLE board_holder (
  board TEXT NOT NULL REFERENCES board (id),
  part  TEXT NOT NULL,
  kind  TEXT NOT NULL,
  of_id TEXT NOT NULL,
  PRIMARY KEY (board, part, kind, of_id)
);

CREATE TABLE board_looker (
  board  TEXT NOT NULL REFERENCES board (id),
  person TEXT NOT NULL,
  PRIMARY KEY (board, person)
);
