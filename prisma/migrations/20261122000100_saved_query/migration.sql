CREATE TABLE saved_query (
  id         text PRIMARY KEY,
  tenant_id  int  NOT NULL,
  name       text NOT NULL,
  path       text NOT NULL,
  search     text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  updated_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX saved_query_tenant_updated ON saved_query (tenant_id, updated_at);
