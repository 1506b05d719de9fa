-- Who saved a version: the start of a hash of the browser's id, which itself opens drafts. Null: saved before, or untold.
ALTER TABLE dashboard_version ADD COLUMN saved_by text;
