-- What shippers set up in Elasticsearch before they write: templates, policies, pipelines, index names. Kept as sent, so
-- that they find it again; only pipelines are looked at when documents come. Control plane, through Prisma.
CREATE TABLE elastic_asset (
  tenant_id  int          NOT NULL,
  kind       text         NOT NULL,
  name       text         NOT NULL,
  body       text         NOT NULL,
  updated_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, kind, name)
);
