-- Which services have logs is asked service by service; the primary key could only answer it by reading every minute.
CREATE INDEX log_rollup_service ON log_rollup_minute (tenant_id, service_id);
