-- A step of test-migration.c alone: fails in its middle where the topic is there already.
ALTER TABLE probe_step ADD COLUMN more BIGINT;
CREATE TABLE probe_half (id BIGINT PRIMARY KEY);
INSERT INTO topic (name, counter) VALUES ('probe_step', 1);
UPDATE probe_step SET more = 5;
