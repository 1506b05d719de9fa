-- Snapshots of dashboards beside those of pages; deleted ones lie in the trash for a while. board is JSON: the document and
-- the texts of the saved queries that it names, as they were. NULL: of a page.
ALTER TABLE snapshot
  ADD COLUMN board         text,
  ADD COLUMN board_version int,
  ADD COLUMN board_unsaved boolean NOT NULL DEFAULT false,
  ADD COLUMN deleted_at    timestamptz(3);
CREATE INDEX snapshot_tenant_created ON snapshot (tenant_id, created_at);
CREATE INDEX snapshot_deleted ON snapshot (deleted_at) WHERE deleted_at IS NOT NULL;
