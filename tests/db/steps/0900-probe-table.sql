-- A step of test-migration.c alone.
CREATE TABLE probe_step (id BIGINT PRIMARY KEY, words TEXT);
INSERT INTO probe_step (id, words) VALUES (1, 'kept');
