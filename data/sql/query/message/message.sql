-- Queries of engine/message. A statement begins with its line "-- :name …"; $n are parameters; both engines run it as it stands.

-- How a patient is reached: the wish, then the first mobile, e-mail and telephone.
-- :name reach
SELECT p.preferred_channel,
       (SELECT c.value FROM contact_point c WHERE c.patient_id = p.id AND c.kind = 'mobile' ORDER BY c.preferred DESC, c.id LIMIT 1),
       (SELECT c.value FROM contact_point c WHERE c.patient_id = p.id AND c.kind = 'email' ORDER BY c.preferred DESC, c.id LIMIT 1),
       (SELECT c.value FROM contact_point c WHERE c.patient_id = p.id AND c.kind IN ('home', 'work', 'mobile')
         ORDER BY c.preferred DESC, c.id LIMIT 1)
  FROM patient p WHERE p.id = $1

-- :name queue
INSERT INTO message (id, version, patient_id, order_id, channel, kind, recipient, subject, body, state, created_at)
VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, 'queued', $9)

-- :name cancel-of-order
UPDATE message SET state = 'cancelled', version = version + 1 WHERE order_id = $1 AND state = 'queued'

-- :name of-order
SELECT id, version, patient_id, order_id, channel, kind, recipient, subject, body, state, created_at, sent_at
  FROM message WHERE order_id = $1 ORDER BY created_at, id
