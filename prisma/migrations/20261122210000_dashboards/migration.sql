-- Dashboards, their versions, drafts and shared links; what is searched of them and of saved queries. Control plane,
-- through Prisma. Documents are kept as text: jsonb takes neither every string nor the order of keys.

-- Words are made by the server (lib/domain/words-of.ts), the same in every locale of the database. `words` of the thing's
-- own texts, `place_words` of its folder and tags: either is written without the other being read.
CREATE TABLE dashboard (
  id          text PRIMARY KEY,
  tenant_id   int  NOT NULL,
  version     int  NOT NULL DEFAULT 1,
  name        text NOT NULL,
  description text NOT NULL,
  panels      int  NOT NULL,
  document    text NOT NULL,
  folder      text NOT NULL DEFAULT '',
  tags        text[] NOT NULL DEFAULT '{}',
  pinned      boolean NOT NULL DEFAULT false,
  created_at  timestamptz(3) NOT NULL DEFAULT now(),
  updated_at  timestamptz(3) NOT NULL DEFAULT now(),
  deleted_at  timestamptz(3),
  -- JSON: the texts that `words` were made of, to show where a word was found.
  texts       text NOT NULL DEFAULT '[]',
  words       tsvector NOT NULL DEFAULT '',
  place_words tsvector NOT NULL DEFAULT '',
  found       tsvector GENERATED ALWAYS AS (words || place_words) STORED
);
CREATE INDEX dashboard_tenant_updated ON dashboard (tenant_id, updated_at);
CREATE INDEX dashboard_deleted ON dashboard (deleted_at) WHERE deleted_at IS NOT NULL;
CREATE INDEX dashboard_found ON dashboard USING gin (found);

CREATE TABLE dashboard_version (
  dashboard_id text NOT NULL REFERENCES dashboard (id) ON DELETE CASCADE,
  version      int  NOT NULL,
  name         text NOT NULL,
  panels       int  NOT NULL,
  note         text NOT NULL DEFAULT '',
  document     text NOT NULL,
  saved_at     timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (dashboard_id, version)
);

CREATE TABLE dashboard_draft (
  dashboard_id text NOT NULL REFERENCES dashboard (id) ON DELETE CASCADE,
  editor       text NOT NULL,
  base_version int  NOT NULL,
  document     text NOT NULL,
  updated_at   timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (dashboard_id, editor)
);
CREATE INDEX dashboard_draft_updated ON dashboard_draft (updated_at);

-- What a tenant chose about a dashboard that comes with the program; mapping is JSON, field name → field name.
CREATE TABLE ready_dashboard (
  tenant_id int  NOT NULL,
  id        text NOT NULL,
  pinned    boolean NOT NULL DEFAULT false,
  mapping   text NOT NULL DEFAULT '{}',
  PRIMARY KEY (tenant_id, id)
);

-- Of a dashboard of the tenant or a ready-made one. The token itself is kept nowhere.
CREATE TABLE dashboard_share (
  id              text PRIMARY KEY,
  tenant_id       int   NOT NULL,
  dashboard_id    text  NOT NULL,
  token_hash      bytea NOT NULL UNIQUE,
  name            text  NOT NULL DEFAULT '',
  allow_time      boolean NOT NULL,
  allow_variables boolean NOT NULL,
  created_at      timestamptz(3) NOT NULL DEFAULT now(),
  expires_at      timestamptz(3),
  opened_at       timestamptz(3)
);
CREATE INDEX dashboard_share_dashboard ON dashboard_share (tenant_id, dashboard_id);
CREATE INDEX dashboard_share_expires ON dashboard_share (expires_at) WHERE expires_at IS NOT NULL;

-- When an editor last opened a saved query or dashboard.
CREATE TABLE opened_thing (
  tenant_id int  NOT NULL,
  editor    text NOT NULL,
  kind      text NOT NULL,
  thing_id  text NOT NULL,
  opened_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, editor, kind, thing_id)
);
CREATE INDEX opened_thing_opened ON opened_thing (opened_at);

CREATE TABLE snapshot (
  id         text PRIMARY KEY,
  tenant_id  int   NOT NULL,
  digest     bytea NOT NULL,
  name       text  NOT NULL,
  path       text  NOT NULL,
  search     text  NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (tenant_id, digest)
);

-- words NULL: not read yet; the next search or upkeep reads it.
ALTER TABLE saved_query
  ADD COLUMN description text NOT NULL DEFAULT '',
  ADD COLUMN folder      text NOT NULL DEFAULT '',
  ADD COLUMN tags        text[] NOT NULL DEFAULT '{}',
  ADD COLUMN pinned      boolean NOT NULL DEFAULT false,
  ADD COLUMN deleted_at  timestamptz(3),
  ADD COLUMN words       tsvector,
  ADD COLUMN place_words tsvector NOT NULL DEFAULT '';
ALTER TABLE saved_query
  ADD COLUMN found tsvector GENERATED ALWAYS AS (coalesce(words, '') || place_words) STORED;
CREATE INDEX saved_query_found ON saved_query USING gin (found);
CREATE INDEX saved_query_unread ON saved_query (tenant_id) WHERE words IS NULL;
CREATE INDEX saved_query_deleted ON saved_query (deleted_at) WHERE deleted_at IS NOT NULL;
