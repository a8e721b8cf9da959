-- One set of SQL for SQLite and PostgreSQL. Moments are microseconds since 1970 in UTC; days are ISO texts; ids are UUIDs
-- (version 7) as text.
CREATE TABLE cycles (
  id TEXT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  closed_at BIGINT,
  closed_by TEXT,
  snapshot_digest TEXT,
  snapshot BYTEA
);
CREATE TABLE questionnaires (
  cycle_id TEXT NOT NULL REFERENCES cycles (id),
  number BIGINT NOT NULL,
  files TEXT NOT NULL,
  digest TEXT NOT NULL,
  published_at BIGINT NOT NULL,
  published_by TEXT,
  note TEXT NOT NULL,
  PRIMARY KEY (cycle_id, number)
);
CREATE TABLE offices (
  cycle_id TEXT NOT NULL REFERENCES cycles (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  region TEXT NOT NULL,
  countries TEXT NOT NULL,
  language TEXT NOT NULL,
  zone TEXT NOT NULL,
  due TEXT,
  exempt TEXT,
  PRIMARY KEY (cycle_id, code)
);
CREATE TABLE people (
  id TEXT PRIMARY KEY,
  email TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE TABLE roles (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  role TEXT NOT NULL CHECK (role IN ('respondent', 'head', 'regional', 'headquarters', 'auditor')),
  office TEXT,
  region TEXT,
  section TEXT,
  made_at BIGINT NOT NULL,
  made_by TEXT,
  ended_at BIGINT
);
CREATE INDEX roles_person ON roles (person_id);
CREATE TABLE links (
  digest TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  made_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  reusable BOOLEAN NOT NULL,
  used_at BIGINT
);
CREATE TABLE sessions (
  digest TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id),
  made_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_person ON sessions (person_id);
CREATE TABLE responses (
  id TEXT PRIMARY KEY,
  cycle_id TEXT NOT NULL REFERENCES cycles (id),
  office TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'submitted', 'returned', 'approved')),
  revision BIGINT NOT NULL,
  questionnaire BIGINT NOT NULL,
  opened_at BIGINT,
  submitted_at BIGINT,
  submitted_by TEXT,
  digest TEXT,
  UNIQUE (cycle_id, office)
);
CREATE TABLE transitions (
  id TEXT PRIMARY KEY,
  response_id TEXT NOT NULL REFERENCES responses (id),
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  at BIGINT NOT NULL,
  person_id TEXT NOT NULL,
  note TEXT NOT NULL
);
CREATE INDEX transitions_response ON transitions (response_id);
CREATE TABLE answers (
  response_id TEXT NOT NULL REFERENCES responses (id),
  question TEXT NOT NULL,
  value TEXT NOT NULL,
  revision BIGINT NOT NULL,
  at BIGINT NOT NULL,
  person_id TEXT,
  how TEXT NOT NULL CHECK (how IN ('typed', 'copied', 'imported', 'headquarters', 'loaded')),
  PRIMARY KEY (response_id, question)
);
CREATE TABLE changes (
  id TEXT PRIMARY KEY,
  response_id TEXT NOT NULL REFERENCES responses (id),
  question TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  revision BIGINT NOT NULL,
  at BIGINT NOT NULL,
  person_id TEXT,
  how TEXT NOT NULL,
  reason TEXT
);
CREATE INDEX changes_response ON changes (response_id, question);
CREATE TABLE conflicts (
  id TEXT PRIMARY KEY,
  response_id TEXT NOT NULL REFERENCES responses (id),
  question TEXT NOT NULL,
  value TEXT NOT NULL,
  base BIGINT NOT NULL,
  at BIGINT NOT NULL,
  person_id TEXT NOT NULL,
  settled_at BIGINT,
  settled_by TEXT
);
CREATE INDEX conflicts_response ON conflicts (response_id);
CREATE TABLE explanations (
  response_id TEXT NOT NULL REFERENCES responses (id),
  question TEXT NOT NULL,
  text TEXT NOT NULL,
  at BIGINT NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (response_id, question)
);
CREATE TABLE consents (
  response_id TEXT NOT NULL REFERENCES responses (id),
  question TEXT NOT NULL,
  at BIGINT NOT NULL,
  person_id TEXT NOT NULL,
  PRIMARY KEY (response_id, question)
);
CREATE TABLE comments (
  id TEXT PRIMARY KEY,
  response_id TEXT NOT NULL REFERENCES responses (id),
  question TEXT,
  text TEXT NOT NULL,
  at BIGINT NOT NULL,
  person_id TEXT NOT NULL
);
CREATE INDEX comments_response ON comments (response_id);
CREATE TABLE evidence (
  id TEXT PRIMARY KEY,
  response_id TEXT NOT NULL REFERENCES responses (id),
  question TEXT NOT NULL,
  name TEXT NOT NULL,
  media TEXT NOT NULL,
  size BIGINT NOT NULL,
  digest TEXT NOT NULL,
  bytes BYTEA NOT NULL,
  at BIGINT NOT NULL,
  person_id TEXT NOT NULL,
  removed_at BIGINT
);
CREATE INDEX evidence_response ON evidence (response_id);
CREATE TABLE log (
  id TEXT PRIMARY KEY,
  at BIGINT NOT NULL,
  person_id TEXT,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL
);
CREATE INDEX log_at ON log (at, id);
CREATE INDEX log_subject ON log (subject, at, id);
CREATE TABLE unsealed (
  entry_id TEXT PRIMARY KEY REFERENCES log (id)
);
CREATE TABLE seals (
  number BIGINT PRIMARY KEY,
  entry_id TEXT NOT NULL UNIQUE REFERENCES log (id),
  hash TEXT NOT NULL
);
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  person_id TEXT NOT NULL REFERENCES people (id),
  office TEXT,
  kind TEXT NOT NULL,
  address TEXT NOT NULL,
  language TEXT NOT NULL,
  subject TEXT NOT NULL,
  text TEXT NOT NULL,
  html TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  tries BIGINT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'refused', 'uncertain')),
  error TEXT,
  sent_at BIGINT
);
CREATE INDEX outbox_state ON outbox (state, next_at);
