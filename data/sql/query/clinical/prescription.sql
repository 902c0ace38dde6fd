-- Queries of engine/clinical: prescriptions.

-- :name eyes
SELECT id, version, prescription_id, eye, sphere, cylinder, axis, addition, prism_h, base_h, prism_v, base_v, pd_far, pd_near,
       acuity, back_curve, diameter, brand
  FROM prescription_eye WHERE prescription_id = $1 ORDER BY id

-- :name of-patient
SELECT p.id, p.visit_id, p.kind, p.usage, p.origin, p.state, p.issued_on, p.valid_until, p.prescriber_name,
       r.sphere AS right_sphere, r.cylinder AS right_cylinder, r.axis AS right_axis, r.addition AS right_addition,
       l.sphere AS left_sphere, l.cylinder AS left_cylinder, l.axis AS left_axis, l.addition AS left_addition
  FROM prescription p
  LEFT JOIN prescription_eye r ON r.prescription_id = p.id AND r.eye = 'R'
  LEFT JOIN prescription_eye l ON l.prescription_id = p.id AND l.eye = 'L'
 WHERE p.patient_id = $1
 ORDER BY p.issued_on DESC, p.created_at DESC, p.id DESC

-- :name of-visit
SELECT p.id, p.visit_id, p.kind, p.usage, p.origin, p.state, p.issued_on, p.valid_until, p.prescriber_name,
       r.sphere AS right_sphere, r.cylinder AS right_cylinder, r.axis AS right_axis, r.addition AS right_addition,
       l.sphere AS left_sphere, l.cylinder AS left_cylinder, l.axis AS left_axis, l.addition AS left_addition
  FROM prescription p
  LEFT JOIN prescription_eye r ON r.prescription_id = p.id AND r.eye = 'R'
  LEFT JOIN prescription_eye l ON l.prescription_id = p.id AND l.eye = 'L'
 WHERE p.visit_id = $1
 ORDER BY p.created_at, p.id

-- :name active-of-usage
SELECT id FROM prescription WHERE patient_id = $1 AND kind = $2 AND usage = $3 AND state = 'active' AND id <> $4 ORDER BY id

-- :name newest-active
SELECT id FROM prescription
 WHERE patient_id = $1 AND kind = $2 AND state = 'active'
 ORDER BY issued_on DESC, created_at DESC, id DESC LIMIT 1
