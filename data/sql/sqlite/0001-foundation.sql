-- The foundation: everything one patient's journey needs. Names and owners: see ../../../src/DESIGN.md.
-- Units: money in minor units, powers and prisms in hundredths, axes in degrees, lengths in hundredths of a millimetre,
-- dates ISO text, instants UTC microseconds, rates in basis points (2000 is 20 %), flags 0 or 1.
-- A released migration is never edited: tests/db/migrations.sha256.

CREATE TABLE schema_migration (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  checksum TEXT NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT;

-- What changed, counted by table: how another program on the same file learns of it.
CREATE TABLE topic (
  name TEXT PRIMARY KEY,
  counter INTEGER NOT NULL
) STRICT;

-- ---------------------------------------------------------------- practice

CREATE TABLE organization (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  currency TEXT NOT NULL,
  demonstration INTEGER NOT NULL DEFAULT 0 CHECK (demonstration IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE establishment (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  organization_id INTEGER NOT NULL REFERENCES organization (id),
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  legal_name TEXT,
  line1 TEXT,
  line2 TEXT,
  postal_code TEXT,
  city TEXT,
  country TEXT NOT NULL,
  phone TEXT,
  email TEXT,
  website TEXT,
  siret TEXT,
  finess TEXT,
  vat_number TEXT,
  rcs TEXT,
  capital TEXT,
  iban TEXT,
  bic TEXT,
  opening_hours TEXT,
  accent_color TEXT,
  logo BLOB,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE station (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  establishment_id INTEGER NOT NULL REFERENCES establishment (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  machine TEXT,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  UNIQUE (establishment_id, code)
) STRICT;

CREATE TABLE user_account (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  login TEXT NOT NULL UNIQUE,
  display_name TEXT NOT NULL,
  initials TEXT,
  title TEXT,
  professional_number TEXT,
  profession TEXT CHECK (profession IN ('ophthalmologist', 'optometrist', 'orthoptist', 'general_practitioner', 'other')),
  email TEXT,
  phone TEXT,
  color TEXT,
  password_hash TEXT,
  pin_hash TEXT,
  demonstration_pin TEXT,
  must_change_password INTEGER NOT NULL DEFAULT 0 CHECK (must_change_password IN (0, 1)),
  discount_limit_bp INTEGER CHECK (discount_limit_bp BETWEEN 0 AND 10000),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

-- No establishment: the role holds in all of them.
CREATE TABLE user_role (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user_account (id),
  establishment_id INTEGER REFERENCES establishment (id),
  role TEXT NOT NULL CHECK (role IN ('receptionist', 'optometrist', 'optician', 'cashier', 'stock_keeper',
    'lab_technician', 'owner', 'administrator'))
) STRICT;
CREATE INDEX user_role_user ON user_role (user_id);

-- A right given to or taken from one user, beyond the roles.
CREATE TABLE user_right (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user_account (id),
  right_name TEXT NOT NULL,
  granted INTEGER NOT NULL CHECK (granted IN (0, 1)),
  UNIQUE (user_id, right_name)
) STRICT;

-- A try is written down as begun before the secret is compared, so that tries at the same moment count too, and once more
-- with how it ended. What was begun since the last success decides the delay before the next try; by login, so that an unknown one
-- is no different.
CREATE TABLE sign_in_entry (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  user_id INTEGER REFERENCES user_account (id),
  login TEXT,
  station_id INTEGER REFERENCES station (id),
  means TEXT NOT NULL CHECK (means IN ('password', 'pin', 'lock', 'out', 'unlocked_by_administrator')),
  outcome TEXT NOT NULL CHECK (outcome IN ('begun', 'success', 'wrong', 'delayed', 'refused'))
) STRICT;
CREATE INDEX sign_in_entry_user ON sign_in_entry (user_id, at);
CREATE INDEX sign_in_entry_login ON sign_in_entry (login, id);

CREATE TABLE setting (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  establishment_id INTEGER REFERENCES establishment (id),
  station_id INTEGER REFERENCES station (id),
  user_id INTEGER REFERENCES user_account (id),
  name TEXT NOT NULL,
  value TEXT
) STRICT;
CREATE UNIQUE INDEX setting_name ON setting (name, COALESCE(establishment_id, 0), COALESCE(station_id, 0), COALESCE(user_id, 0));

-- Who changed what: "change" is a JSON object, column → [before, after].
CREATE TABLE audit_entry (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  user_id INTEGER REFERENCES user_account (id),
  establishment_id INTEGER REFERENCES establishment (id),
  station_id INTEGER REFERENCES station (id),
  action TEXT NOT NULL,
  table_name TEXT NOT NULL,
  record_id INTEGER NOT NULL,
  change TEXT
) STRICT;
CREATE INDEX audit_entry_record ON audit_entry (table_name, record_id, at);
CREATE INDEX audit_entry_at ON audit_entry (at);

-- Who looked at a clinical record.
CREATE TABLE access_entry (
  id INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user_account (id),
  establishment_id INTEGER REFERENCES establishment (id),
  patient_id INTEGER NOT NULL,
  what TEXT NOT NULL
) STRICT;
CREATE INDEX access_entry_patient ON access_entry (patient_id, at);
CREATE INDEX access_entry_at ON access_entry (at);

-- A form not yet saved, offered back after a crash.
CREATE TABLE draft (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user_account (id),
  kind TEXT NOT NULL,
  subject_id INTEGER,
  content TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX draft_user ON draft (user_id, kind, subject_id);

-- ---------------------------------------------------------------- patient

CREATE TABLE prescriber (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  profession TEXT NOT NULL CHECK (profession IN ('ophthalmologist', 'optometrist', 'orthoptist', 'general_practitioner', 'other')),
  rpps TEXT,
  finess TEXT,
  line1 TEXT,
  postal_code TEXT,
  city TEXT,
  phone TEXT,
  email TEXT,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE insurer (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('compulsory', 'complementary', 'vision_plan')),
  code TEXT,
  operator TEXT,
  phone TEXT,
  email TEXT,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE patient (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  file_number INTEGER NOT NULL UNIQUE,
  title TEXT CHECK (title IN ('mr', 'mrs', 'miss', 'dr', 'child')),
  family_name TEXT NOT NULL,
  birth_name TEXT,
  given_names TEXT NOT NULL,
  sort_name TEXT NOT NULL DEFAULT '',
  sex TEXT CHECK (sex IN ('female', 'male', 'other', 'unknown')),
  birth_date TEXT,
  birth_place TEXT,
  language TEXT,
  preferred_channel TEXT CHECK (preferred_channel IN ('mobile', 'phone', 'email', 'post', 'none')),
  occupation TEXT,
  hobbies TEXT,
  drives INTEGER CHECK (drives IN (0, 1)),
  screen_hours INTEGER,
  nir TEXT,
  card_number TEXT UNIQUE,
  prescriber_id INTEGER REFERENCES prescriber (id),
  guardian_id INTEGER REFERENCES patient (id),
  home_establishment_id INTEGER REFERENCES establishment (id),
  source TEXT,
  notes TEXT,
  created_at INTEGER NOT NULL,
  deceased_on TEXT,
  merged_into_id INTEGER REFERENCES patient (id),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX patient_sort_name ON patient (sort_name, id) WHERE merged_into_id IS NULL AND active = 1;
CREATE INDEX patient_birth_date ON patient (birth_date);
CREATE INDEX patient_guardian ON patient (guardian_id) WHERE guardian_id IS NOT NULL;
CREATE INDEX patient_merged ON patient (merged_into_id) WHERE merged_into_id IS NOT NULL;
CREATE INDEX patient_nir ON patient (nir) WHERE nir IS NOT NULL;

-- Search: a row for each word of the names, that word first and the other part of the name behind it.
CREATE TABLE patient_key (
  lead TEXT NOT NULL,
  rest TEXT NOT NULL,
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  PRIMARY KEY (lead, rest, patient_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX patient_key_patient ON patient_key (patient_id);

-- "reversed": digits from the end, so that the tail of a number is found as a prefix.
CREATE TABLE contact_point (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  kind TEXT NOT NULL CHECK (kind IN ('mobile', 'home', 'work', 'email')),
  value TEXT NOT NULL,
  search_key TEXT NOT NULL,
  reversed_key TEXT,
  preferred INTEGER NOT NULL DEFAULT 0 CHECK (preferred IN (0, 1)),
  note TEXT
) STRICT;
-- All that a list shows of a patient's telephone and, below, address: a page of a list reads one leaf for each instead of two.
CREATE INDEX contact_point_shown ON contact_point (patient_id, preferred DESC, id, kind, value);
CREATE INDEX contact_point_search ON contact_point (search_key, patient_id);
CREATE INDEX contact_point_reversed ON contact_point (reversed_key, patient_id) WHERE reversed_key IS NOT NULL;

CREATE TABLE address (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  kind TEXT NOT NULL CHECK (kind IN ('home', 'billing', 'shipping')),
  line1 TEXT,
  line2 TEXT,
  postal_code TEXT,
  city TEXT,
  country TEXT NOT NULL
) STRICT;
CREATE INDEX address_shown ON address (patient_id, id, city);

CREATE TABLE family_link (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  relative_id INTEGER NOT NULL REFERENCES patient (id),
  kind TEXT NOT NULL CHECK (kind IN ('parent', 'child', 'spouse', 'sibling', 'guardian', 'payer', 'other')),
  CHECK (patient_id <> relative_id),
  UNIQUE (patient_id, relative_id, kind)
) STRICT;
CREATE INDEX family_link_relative ON family_link (relative_id);

CREATE TABLE consent (
  id INTEGER PRIMARY KEY,
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('care', 'recall', 'marketing', 'data_sharing')),
  channel TEXT NOT NULL CHECK (channel IN ('any', 'mobile', 'email', 'post', 'phone')),
  given INTEGER NOT NULL CHECK (given IN (0, 1)),
  at INTEGER NOT NULL,
  user_id INTEGER REFERENCES user_account (id)
) STRICT;
CREATE INDEX consent_patient ON consent (patient_id, at);

CREATE TABLE alert (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  kind TEXT NOT NULL CHECK (kind IN ('allergy', 'risk', 'note')),
  text TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX alert_patient ON alert (patient_id);

CREATE TABLE tag (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  name TEXT NOT NULL UNIQUE,
  color TEXT
) STRICT;

CREATE TABLE patient_tag (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  tag_id INTEGER NOT NULL REFERENCES tag (id),
  UNIQUE (patient_id, tag_id)
) STRICT;
CREATE INDEX patient_tag_tag ON patient_tag (tag_id, patient_id);

CREATE TABLE patient_cover (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  insurer_id INTEGER NOT NULL REFERENCES insurer (id),
  rank INTEGER NOT NULL CHECK (rank IN (1, 2, 3)),
  member_number TEXT,
  plan_name TEXT,
  valid_from TEXT,
  valid_until TEXT,
  rate_bp INTEGER CHECK (rate_bp BETWEEN 0 AND 10000)
) STRICT;
CREATE INDEX patient_cover_patient ON patient_cover (patient_id);

-- Papers from outside: the content here, or beside the database under the name that is its hash. One that was removed can be put back.
CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  kind TEXT NOT NULL CHECK (kind IN ('prescription', 'report', 'letter', 'card', 'consent', 'quote', 'other')),
  name TEXT NOT NULL,
  mime_type TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  content BLOB,
  path TEXT,
  created_at INTEGER NOT NULL,
  user_id INTEGER REFERENCES user_account (id),
  removed_at INTEGER,
  CHECK ((content IS NULL) <> (path IS NULL))
) STRICT;
CREATE INDEX document_patient ON document (patient_id, created_at);

-- ---------------------------------------------------------------- clinical

CREATE TABLE visit (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  establishment_id INTEGER NOT NULL REFERENCES establishment (id),
  examiner_id INTEGER NOT NULL REFERENCES user_account (id),
  kind TEXT NOT NULL CHECK (kind IN ('complete', 'check', 'contact_lens', 'child', 'low_vision')),
  state TEXT NOT NULL CHECK (state IN ('draft', 'signed', 'amended', 'abandoned')),
  started_at INTEGER NOT NULL,
  started_on TEXT NOT NULL,
  reason TEXT,
  history TEXT,
  medication TEXT,
  allergies TEXT,
  family_history TEXT,
  binocular TEXT,
  slit_lamp TEXT,
  fundus TEXT,
  notes TEXT,
  conclusion TEXT,
  plan TEXT,
  next_visit_months INTEGER,
  content_number INTEGER NOT NULL DEFAULT 0,
  signed_at INTEGER,
  signed_by_id INTEGER REFERENCES user_account (id),
  CHECK ((state IN ('signed', 'amended')) = (signed_at IS NOT NULL))
) STRICT;
CREATE INDEX visit_patient ON visit (patient_id, started_at);
-- Wide enough that the figures of a year read no visit itself.
CREATE INDEX visit_started ON visit (establishment_id, started_on, state, patient_id, started_at);

-- What was signed, frozen, and each amendment with its reason; content is the whole visit as JSON.
CREATE TABLE visit_version (
  id INTEGER PRIMARY KEY,
  visit_id INTEGER NOT NULL REFERENCES visit (id),
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user_account (id),
  reason TEXT,
  content TEXT NOT NULL,
  UNIQUE (visit_id, number)
) STRICT;

-- What measures: a device that writes files into a folder, or sends over a serial line. No station: read at every one.
CREATE TABLE device (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  establishment_id INTEGER NOT NULL REFERENCES establishment (id),
  station_id INTEGER REFERENCES station (id),
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('autorefractor', 'keratometer', 'lensmeter', 'phoropter', 'tonometer', 'pachymeter', 'other')),
  connection TEXT NOT NULL CHECK (connection IN ('folder', 'serial')),
  folder TEXT,
  pattern TEXT,
  port TEXT,
  speed TEXT NOT NULL DEFAULT '9600' CHECK (speed IN ('1200', '2400', '4800', '9600', '19200', '38400', '57600', '115200')),
  data_bits TEXT NOT NULL DEFAULT '8' CHECK (data_bits IN ('7', '8')),
  parity TEXT NOT NULL DEFAULT 'none' CHECK (parity IN ('none', 'even', 'odd')),
  stop_bits TEXT NOT NULL DEFAULT '1' CHECK (stop_bits IN ('1', '2')),
  handshake TEXT NOT NULL DEFAULT 'none' CHECK (handshake IN ('none', 'hardware', 'software')),
  talk TEXT NOT NULL DEFAULT 'listen' CHECK (talk IN ('listen', 'nidek')),
  carries_number INTEGER NOT NULL DEFAULT 0 CHECK (carries_number IN (0, 1)),
  enabled INTEGER NOT NULL DEFAULT 1 CHECK (enabled IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX device_establishment ON device (establishment_id, enabled);

-- What came from a device, or by hand, as it came; content is what was understood of it, as JSON.
CREATE TABLE tray_reading (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  establishment_id INTEGER NOT NULL REFERENCES establishment (id),
  station_id INTEGER REFERENCES station (id),
  device_id INTEGER REFERENCES device (id),
  device_name TEXT,
  file_name TEXT,
  file_size INTEGER NOT NULL,
  file_time INTEGER,
  sha256 TEXT NOT NULL,
  original BLOB,
  content TEXT,
  summary TEXT,
  patient_text TEXT,
  taken_at INTEGER,
  received_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'unreadable', 'taken', 'aside')),
  message TEXT,
  patient_id INTEGER REFERENCES patient (id),
  visit_id INTEGER REFERENCES visit (id),
  user_id INTEGER REFERENCES user_account (id),
  CHECK ((state = 'taken') = (visit_id IS NOT NULL)),
  CHECK (state <> 'aside' OR message IS NOT NULL),
  UNIQUE (establishment_id, sha256)
) STRICT;
CREATE INDEX tray_reading_state ON tray_reading (establishment_id, state, received_at);
CREATE INDEX tray_reading_device ON tray_reading (device_id, received_at);
CREATE INDEX tray_reading_visit ON tray_reading (visit_id);

CREATE TABLE refraction (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  visit_id INTEGER NOT NULL REFERENCES visit (id),
  row_kind TEXT NOT NULL CHECK (row_kind IN ('unaided', 'worn', 'autorefractor', 'retinoscopy', 'subjective', 'final')),
  pair_number INTEGER NOT NULL DEFAULT 1,
  eye TEXT NOT NULL CHECK (eye IN ('R', 'L')),
  sphere INTEGER CHECK (sphere BETWEEN -4500 AND 4500),
  cylinder INTEGER CHECK (cylinder BETWEEN -2500 AND 2500),
  axis INTEGER CHECK (axis BETWEEN 1 AND 180),
  addition INTEGER CHECK (addition BETWEEN 0 AND 1000),
  prism_h INTEGER CHECK (prism_h BETWEEN 0 AND 6000),
  base_h TEXT CHECK (base_h IN ('in', 'out')),
  prism_v INTEGER CHECK (prism_v BETWEEN 0 AND 6000),
  base_v TEXT CHECK (base_v IN ('up', 'down')),
  vertex INTEGER,
  acuity TEXT,
  acuity_logmar INTEGER,
  near_acuity TEXT,
  near_acuity_logmar INTEGER,
  pd_far INTEGER CHECK (pd_far BETWEEN 1500 AND 4500),
  pd_near INTEGER CHECK (pd_near BETWEEN 1500 AND 4500),
  source TEXT NOT NULL CHECK (source IN ('typed', 'copied', 'instrument', 'earlier_visit')),
  device TEXT,
  taken_at INTEGER,
  file TEXT,
  reading_id INTEGER REFERENCES tray_reading (id),
  confidence TEXT,
  note TEXT,
  UNIQUE (visit_id, row_kind, pair_number, eye)
) STRICT;

CREATE TABLE acuity (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  visit_id INTEGER NOT NULL REFERENCES visit (id),
  eye TEXT NOT NULL CHECK (eye IN ('R', 'L', 'B')),
  distance TEXT NOT NULL CHECK (distance IN ('far', 'intermediate', 'near')),
  method TEXT NOT NULL CHECK (method IN ('unaided', 'worn', 'contact_lens', 'pinhole', 'autorefractor', 'subjective', 'final')),
  value TEXT NOT NULL,
  logmar INTEGER,
  source TEXT NOT NULL CHECK (source IN ('typed', 'copied', 'instrument', 'earlier_visit')),
  device TEXT,
  taken_at INTEGER,
  file TEXT,
  reading_id INTEGER REFERENCES tray_reading (id),
  UNIQUE (visit_id, eye, distance, method)
) STRICT;

CREATE TABLE pressure (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  visit_id INTEGER NOT NULL REFERENCES visit (id),
  eye TEXT NOT NULL CHECK (eye IN ('R', 'L')),
  mmhg INTEGER NOT NULL CHECK (mmhg BETWEEN 0 AND 8000), -- hundredths
  taken_at INTEGER,
  instrument TEXT,
  thickness INTEGER, -- micrometres
  source TEXT NOT NULL CHECK (source IN ('typed', 'copied', 'instrument', 'earlier_visit')),
  device TEXT,
  file TEXT,
  reading_id INTEGER REFERENCES tray_reading (id)
) STRICT;
CREATE INDEX pressure_visit ON pressure (visit_id);

CREATE TABLE keratometry (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  visit_id INTEGER NOT NULL REFERENCES visit (id),
  eye TEXT NOT NULL CHECK (eye IN ('R', 'L')),
  flat INTEGER, -- radius, hundredths of a millimetre
  flat_axis INTEGER CHECK (flat_axis BETWEEN 1 AND 180),
  steep INTEGER,
  steep_axis INTEGER CHECK (steep_axis BETWEEN 1 AND 180),
  source TEXT NOT NULL CHECK (source IN ('typed', 'copied', 'instrument', 'earlier_visit')),
  device TEXT,
  taken_at INTEGER,
  file TEXT,
  reading_id INTEGER REFERENCES tray_reading (id)
) STRICT;
CREATE INDEX keratometry_visit ON keratometry (visit_id);

-- Everything not charted: one value, by section and item.
CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  visit_id INTEGER NOT NULL REFERENCES visit (id),
  section TEXT NOT NULL,
  item TEXT NOT NULL,
  eye TEXT CHECK (eye IN ('R', 'L', 'B')),
  code TEXT,
  number INTEGER,
  text TEXT,
  source TEXT NOT NULL CHECK (source IN ('typed', 'copied', 'instrument', 'earlier_visit')),
  device TEXT,
  taken_at INTEGER,
  file TEXT,
  reading_id INTEGER REFERENCES tray_reading (id)
) STRICT;
CREATE INDEX finding_visit ON finding (visit_id, section);

-- Contact lenses tried on an eye: which, how they fit, what they leave; numbers in hundredths of the unit of the item of their
-- name (engine/clinical/dpt-exam-item-table.c).
CREATE TABLE lens_trial (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  visit_id INTEGER NOT NULL REFERENCES visit (id),
  trial_number INTEGER NOT NULL CHECK (trial_number BETWEEN 1 AND 20),
  eye TEXT NOT NULL CHECK (eye IN ('R', 'L')),
  maker TEXT,
  brand TEXT,
  lens_type TEXT,
  design TEXT,
  material TEXT,
  back_curve INTEGER,
  diameter INTEGER,
  sphere INTEGER CHECK (sphere BETWEEN -4500 AND 4500),
  cylinder INTEGER CHECK (cylinder BETWEEN -2500 AND 2500),
  axis INTEGER CHECK (axis BETWEEN 1 AND 180),
  addition INTEGER CHECK (addition BETWEEN 0 AND 1000),
  profile TEXT,
  lot TEXT,
  expires_on TEXT,
  quantity INTEGER,
  colour TEXT,
  optic_zone INTEGER,
  edge TEXT,
  dk INTEGER,
  thickness INTEGER,
  water INTEGER,
  centration TEXT,
  coverage TEXT,
  movement INTEGER,
  lag INTEGER,
  tightness INTEGER,
  rotation INTEGER, -- clockwise positive, as the examiner sees it
  fluorescein TEXT,
  comfort INTEGER,
  minutes INTEGER,
  over_sphere INTEGER CHECK (over_sphere BETWEEN -4500 AND 4500),
  over_cylinder INTEGER CHECK (over_cylinder BETWEEN -2500 AND 2500),
  over_axis INTEGER CHECK (over_axis BETWEEN 1 AND 180),
  acuity TEXT,
  acuity_logmar INTEGER,
  decision TEXT CHECK (decision IN ('order', 'other', 'reject')),
  remark TEXT,
  source TEXT NOT NULL CHECK (source IN ('typed', 'copied', 'instrument', 'earlier_visit')),
  UNIQUE (visit_id, trial_number, eye)
) STRICT;
-- Which patients had a lens of a lot that its maker calls back.
CREATE INDEX lens_trial_lot ON lens_trial (lot);

CREATE TABLE prescription (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  visit_id INTEGER REFERENCES visit (id),
  kind TEXT NOT NULL CHECK (kind IN ('glasses', 'contact')),
  usage TEXT NOT NULL CHECK (usage IN ('far', 'intermediate', 'near', 'progressive', 'bifocal', 'office', 'contact')),
  origin TEXT NOT NULL CHECK (origin IN ('internal', 'external', 'adapted')),
  state TEXT NOT NULL CHECK (state IN ('active', 'superseded', 'cancelled')),
  issued_on TEXT NOT NULL,
  valid_until TEXT,
  user_id INTEGER REFERENCES user_account (id),
  prescriber_id INTEGER REFERENCES prescriber (id),
  prescriber_name TEXT NOT NULL,
  prescriber_number TEXT,
  prescriber_profession TEXT,
  establishment_id INTEGER REFERENCES establishment (id),
  adaptation_forbidden INTEGER NOT NULL DEFAULT 0 CHECK (adaptation_forbidden IN (0, 1)),
  vertex INTEGER,
  instructions TEXT,
  document_id INTEGER REFERENCES document (id),
  superseded_by_id INTEGER REFERENCES prescription (id),
  cancel_reason TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX prescription_patient ON prescription (patient_id, issued_on);
CREATE INDEX prescription_visit ON prescription (visit_id);
CREATE INDEX prescription_created ON prescription (created_at);

CREATE TABLE prescription_eye (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  prescription_id INTEGER NOT NULL REFERENCES prescription (id),
  eye TEXT NOT NULL CHECK (eye IN ('R', 'L')),
  sphere INTEGER CHECK (sphere BETWEEN -4500 AND 4500),
  cylinder INTEGER CHECK (cylinder BETWEEN -2500 AND 2500),
  axis INTEGER CHECK (axis BETWEEN 1 AND 180),
  addition INTEGER CHECK (addition BETWEEN 0 AND 1000),
  prism_h INTEGER CHECK (prism_h BETWEEN 0 AND 6000),
  base_h TEXT CHECK (base_h IN ('in', 'out')),
  prism_v INTEGER CHECK (prism_v BETWEEN 0 AND 6000),
  base_v TEXT CHECK (base_v IN ('up', 'down')),
  pd_far INTEGER CHECK (pd_far BETWEEN 1500 AND 4500),
  pd_near INTEGER CHECK (pd_near BETWEEN 1500 AND 4500),
  acuity TEXT,
  back_curve INTEGER,
  diameter INTEGER,
  brand TEXT,
  UNIQUE (prescription_id, eye)
) STRICT;

-- Who is to be called back; what was found is not said here.
CREATE TABLE recall (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  establishment_id INTEGER NOT NULL REFERENCES establishment (id),
  rule TEXT NOT NULL CHECK (rule IN ('next_visit', 'glaucoma', 'retina', 'child', 'senior', 'supply', 'prescription')),
  visit_id INTEGER REFERENCES visit (id),
  prescription_id INTEGER REFERENCES prescription (id),
  due_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'told', 'done', 'closed')),
  channel TEXT CHECK (channel IN ('phone', 'mobile', 'email', 'post')),
  note TEXT,
  user_id INTEGER REFERENCES user_account (id),
  updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX recall_due ON recall (establishment_id, state, due_on);
CREATE INDEX recall_patient ON recall (patient_id, state);
CREATE INDEX recall_visit ON recall (visit_id) WHERE visit_id IS NOT NULL;
CREATE INDEX recall_prescription ON recall (prescription_id) WHERE prescription_id IS NOT NULL;

-- Who told whom, when and how, and what came of it; from_ is what it was before, so that the last one can be taken back.
CREATE TABLE recall_event (
  id INTEGER PRIMARY KEY,
  recall_id INTEGER NOT NULL REFERENCES recall (id),
  at INTEGER NOT NULL,
  user_id INTEGER REFERENCES user_account (id),
  event TEXT NOT NULL CHECK (event IN ('tell', 'postpone', 'close', 'come', 'undo')),
  from_state TEXT NOT NULL,
  from_due_on TEXT NOT NULL,
  from_channel TEXT,
  from_note TEXT,
  due_on TEXT NOT NULL,
  channel TEXT,
  note TEXT
) STRICT;
CREATE INDEX recall_event_recall ON recall_event (recall_id, at);

-- ---------------------------------------------------------------- catalog

CREATE TABLE tax_class (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL
) STRICT;

CREATE TABLE tax_rate (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  tax_class_id INTEGER NOT NULL REFERENCES tax_class (id),
  country TEXT NOT NULL,
  rate_bp INTEGER NOT NULL CHECK (rate_bp BETWEEN 0 AND 10000),
  valid_from TEXT NOT NULL,
  UNIQUE (tax_class_id, country, valid_from)
) STRICT;

CREATE TABLE supplier (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  account_number TEXT,
  line1 TEXT,
  postal_code TEXT,
  city TEXT,
  country TEXT,
  phone TEXT,
  email TEXT,
  lead_days INTEGER,
  is_lab INTEGER NOT NULL DEFAULT 0 CHECK (is_lab IN (0, 1)),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

CREATE TABLE product (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('frame', 'lens', 'contact_lens', 'accessory', 'service', 'fee')),
  code TEXT NOT NULL UNIQUE,
  brand TEXT,
  name TEXT NOT NULL,
  search_key TEXT NOT NULL,
  supplier_id INTEGER REFERENCES supplier (id),
  tax_class_id INTEGER NOT NULL REFERENCES tax_class (id),
  cover_class TEXT CHECK (cover_class IN ('A', 'B')),
  lpp_code TEXT,
  category TEXT,
  description TEXT,
  warranty_months INTEGER,
  -- frames
  shape TEXT CHECK (shape IN ('round', 'oval', 'panto', 'rectangle', 'square', 'cat_eye', 'aviator', 'browline', 'hexagonal', 'geometric')),
  material TEXT,
  rim TEXT CHECK (rim IN ('full', 'half', 'rimless')),
  gender TEXT CHECK (gender IN ('women', 'men', 'unisex', 'child')),
  frame_use TEXT CHECK (frame_use IN ('optical', 'sun', 'safety', 'sport')),
  -- lenses
  geometry TEXT CHECK (geometry IN ('single_vision', 'bifocal', 'progressive', 'office', 'relax', 'myopia_control')),
  corridor INTEGER,
  min_fitting_height INTEGER,
  allow_negative_stock INTEGER NOT NULL DEFAULT 0 CHECK (allow_negative_stock IN (0, 1)),
  keeps_stock INTEGER NOT NULL DEFAULT 1 CHECK (keeps_stock IN (0, 1)),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX product_kind ON product (kind, active);
CREATE INDEX product_search ON product (search_key);

-- What is bought and sold by the piece: a frame's colour and size, an accessory, a service.
CREATE TABLE variant (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  product_id INTEGER NOT NULL REFERENCES product (id),
  sku TEXT NOT NULL UNIQUE,
  ean TEXT,
  label TEXT,
  color_name TEXT,
  color_code TEXT,
  color_family TEXT CHECK (color_family IN ('black', 'grey', 'white', 'brown', 'beige', 'red', 'orange', 'gold', 'green',
    'blue', 'purple', 'pink', 'silver', 'transparent', 'multicolour')),
  color_rgb INTEGER,
  second_rgb INTEGER,
  lens_rgb INTEGER,
  box_a INTEGER,
  box_b INTEGER,
  dbl INTEGER,
  temple INTEGER,
  effective_diameter INTEGER,
  purchase_price INTEGER NOT NULL DEFAULT 0 CHECK (purchase_price >= 0),
  price INTEGER NOT NULL CHECK (price >= 0),
  stock_min INTEGER NOT NULL DEFAULT 0,
  photo BLOB,
  tile_position INTEGER,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX variant_product ON variant (product_id);
CREATE UNIQUE INDEX variant_ean ON variant (ean) WHERE ean IS NOT NULL;

-- A lens is rules: what a design can be made in, at one index, up to one diameter.
CREATE TABLE lens_range (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  product_id INTEGER NOT NULL REFERENCES product (id),
  material TEXT NOT NULL,
  refractive_index INTEGER NOT NULL CHECK (refractive_index BETWEEN 1400 AND 2000), -- thousandths
  density INTEGER, -- hundredths of g/cm3
  abbe INTEGER,
  sphere_min INTEGER NOT NULL,
  sphere_max INTEGER NOT NULL,
  cylinder_max INTEGER NOT NULL CHECK (cylinder_max >= 0),
  power_min INTEGER NOT NULL, -- of any principal meridian
  power_max INTEGER NOT NULL,
  addition_min INTEGER,
  addition_max INTEGER,
  prism_max INTEGER,
  diameter INTEGER NOT NULL,
  purchase_price INTEGER NOT NULL CHECK (purchase_price >= 0),
  price INTEGER NOT NULL CHECK (price >= 0),
  lead_days INTEGER NOT NULL DEFAULT 3,
  stock_lens INTEGER NOT NULL DEFAULT 0 CHECK (stock_lens IN (0, 1)),
  supplier_code TEXT,
  valid_from TEXT,
  valid_until TEXT,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;
CREATE INDEX lens_range_product ON lens_range (product_id);

-- Treatments and other wishes; of one group only one can be chosen.
CREATE TABLE lens_option (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  code TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('hard', 'antireflective', 'blue_filter', 'photochromic', 'tint', 'polarised', 'mirror', 'clean', 'other')),
  option_group TEXT,
  supplier_id INTEGER REFERENCES supplier (id),
  purchase_price INTEGER NOT NULL DEFAULT 0,
  price INTEGER NOT NULL CHECK (price >= 0), -- of one lens
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1))
) STRICT;

-- How an option goes with a design: offered at its price or another, inside the design's price, or not to be had.
-- No row: not to be had. "requires" names another option that must be chosen too.
CREATE TABLE option_rule (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  product_id INTEGER NOT NULL REFERENCES product (id),
  option_id INTEGER NOT NULL REFERENCES lens_option (id),
  effect TEXT NOT NULL CHECK (effect IN ('offered', 'included', 'excluded')),
  requires_id INTEGER REFERENCES lens_option (id),
  price INTEGER CHECK (price >= 0),
  UNIQUE (product_id, option_id)
) STRICT;

-- A price from a day on, for one establishment or for all; the latest that has begun counts.
CREATE TABLE price_rule (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  establishment_id INTEGER REFERENCES establishment (id),
  variant_id INTEGER REFERENCES variant (id),
  lens_range_id INTEGER REFERENCES lens_range (id),
  option_id INTEGER REFERENCES lens_option (id),
  valid_from TEXT NOT NULL,
  price INTEGER NOT NULL CHECK (price >= 0),
  CHECK ((variant_id IS NOT NULL) + (lens_range_id IS NOT NULL) + (option_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX price_rule_variant ON price_rule (variant_id, valid_from);
CREATE INDEX price_rule_range ON price_rule (lens_range_id, valid_from);
CREATE INDEX price_rule_option ON price_rule (option_id, valid_from);

CREATE TABLE supplier_offer (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  supplier_id INTEGER NOT NULL REFERENCES supplier (id),
  variant_id INTEGER NOT NULL REFERENCES variant (id),
  supplier_sku TEXT,
  price INTEGER NOT NULL CHECK (price >= 0),
  lead_days INTEGER,
  UNIQUE (supplier_id, variant_id)
) STRICT;

-- ---------------------------------------------------------------- stock

-- Only ever added to; what is there is their sum.
CREATE TABLE stock_entry (
  id INTEGER PRIMARY KEY,
  uuid TEXT UNIQUE,
  establishment_id INTEGER NOT NULL REFERENCES establishment (id),
  variant_id INTEGER NOT NULL REFERENCES variant (id),
  place TEXT,
  lot TEXT,
  quantity INTEGER NOT NULL CHECK (quantity <> 0),
  kind TEXT NOT NULL CHECK (kind IN ('opening', 'receipt', 'sale', 'return', 'adjustment', 'transfer_out', 'transfer_in', 'breakage')),
  cause_table TEXT,
  cause_id INTEGER,
  unit_cost INTEGER,
  at INTEGER NOT NULL,
  user_id INTEGER REFERENCES user_account (id),
  note TEXT
) STRICT;
CREATE INDEX stock_entry_variant ON stock_entry (establishment_id, variant_id);
CREATE INDEX stock_entry_cause ON stock_entry (cause_id);

-- Reserved for an order or a basket (+), let go or sold (-).
CREATE TABLE reservation_entry (
  id INTEGER PRIMARY KEY,
  establishment_id INTEGER NOT NULL REFERENCES establishment (id),
  variant_id INTEGER NOT NULL REFERENCES variant (id),
  holder_table TEXT NOT NULL CHECK (holder_table IN ('dispensing_order', 'basket')),
  holder_id INTEGER NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity <> 0),
  at INTEGER NOT NULL,
  user_id INTEGER REFERENCES user_account (id),
  station_id INTEGER REFERENCES station (id)
) STRICT;
CREATE INDEX reservation_entry_variant ON reservation_entry (establishment_id, variant_id);
CREATE INDEX reservation_entry_holder ON reservation_entry (holder_id);

-- A cache of the two sums, kept in the same transaction, rebuilt and compared by `dioptrectl check`. Its row is what
-- stations that want the same piece meet on.
CREATE TABLE stock_position (
  establishment_id INTEGER NOT NULL REFERENCES establishment (id),
  variant_id INTEGER NOT NULL REFERENCES variant (id),
  on_hand INTEGER NOT NULL,
  reserved INTEGER NOT NULL CHECK (reserved >= 0),
  may_be_negative INTEGER NOT NULL DEFAULT 0 CHECK (may_be_negative IN (0, 1)),
  PRIMARY KEY (variant_id, establishment_id),
  CHECK (may_be_negative = 1 OR (on_hand >= 0 AND on_hand >= reserved))
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- purchase

CREATE TABLE purchase_order (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  number INTEGER NOT NULL,
  year INTEGER NOT NULL,
  establishment_id INTEGER NOT NULL REFERENCES establishment (id),
  supplier_id INTEGER NOT NULL REFERENCES supplier (id),
  state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'confirmed', 'partly_received', 'received', 'closed', 'cancelled')),
  created_at INTEGER NOT NULL,
  created_on TEXT NOT NULL,
  expected_on TEXT,
  user_id INTEGER REFERENCES user_account (id),
  note TEXT,
  UNIQUE (establishment_id, year, number)
) STRICT;

CREATE TABLE purchase_line (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  purchase_order_id INTEGER NOT NULL REFERENCES purchase_order (id),
  position INTEGER NOT NULL,
  variant_id INTEGER REFERENCES variant (id),
  lens_range_id INTEGER REFERENCES lens_range (id),
  pair_eye_id INTEGER,
  order_id INTEGER, -- dispensing_order that waits for it
  label TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  received_quantity INTEGER NOT NULL DEFAULT 0 CHECK (received_quantity >= 0),
  price INTEGER NOT NULL CHECK (price >= 0)
) STRICT;
CREATE INDEX purchase_line_order ON purchase_line (purchase_order_id);
CREATE INDEX purchase_line_for ON purchase_line (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX purchase_line_eye ON purchase_line (pair_eye_id) WHERE pair_eye_id IS NOT NULL;
CREATE INDEX purchase_line_variant ON purchase_line (variant_id) WHERE variant_id IS NOT NULL;

-- ---------------------------------------------------------------- order

CREATE TABLE dispensing_order (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  establishment_id INTEGER NOT NULL REFERENCES establishment (id),
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  patient_id INTEGER NOT NULL REFERENCES patient (id),
  payer_id INTEGER REFERENCES patient (id),
  prescription_id INTEGER REFERENCES prescription (id),
  user_id INTEGER NOT NULL REFERENCES user_account (id),
  state TEXT NOT NULL CHECK (state IN ('draft', 'quoted', 'refused', 'confirmed', 'ready', 'delivered', 'closed', 'cancelled')),
  created_at INTEGER NOT NULL,
  created_on TEXT NOT NULL,
  quoted_at INTEGER,
  quote_valid_until TEXT,
  confirmed_at INTEGER,
  wanted_on TEXT,
  ready_at INTEGER,
  delivered_at INTEGER,
  note TEXT,
  UNIQUE (establishment_id, year, number)
) STRICT;
CREATE INDEX dispensing_order_patient ON dispensing_order (patient_id, created_at);
CREATE INDEX dispensing_order_state ON dispensing_order (state, establishment_id);
CREATE INDEX dispensing_order_prescription ON dispensing_order (prescription_id) WHERE prescription_id IS NOT NULL;
CREATE INDEX dispensing_order_created ON dispensing_order (establishment_id, created_on);
CREATE INDEX dispensing_order_captured ON dispensing_order (patient_id, confirmed_at) WHERE confirmed_at IS NOT NULL;
-- These two answer a year's figures without reading an order.
CREATE INDEX dispensing_order_confirmed ON dispensing_order (establishment_id, confirmed_at, patient_id) WHERE confirmed_at IS NOT NULL;
CREATE INDEX dispensing_order_delivered ON dispensing_order (establishment_id, delivered_at, confirmed_at) WHERE delivered_at IS NOT NULL;

CREATE TABLE order_event (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES dispensing_order (id),
  at INTEGER NOT NULL,
  user_id INTEGER REFERENCES user_account (id),
  establishment_id INTEGER REFERENCES establishment (id),
  station_id INTEGER REFERENCES station (id),
  event TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  reason TEXT
) STRICT;
CREATE INDEX order_event_order ON order_event (order_id, at);

-- One pair of glasses of an order; sizes are those of the frame as measured, own frames have no variant.
CREATE TABLE pair (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  order_id INTEGER NOT NULL REFERENCES dispensing_order (id),
  number INTEGER NOT NULL,
  usage TEXT NOT NULL CHECK (usage IN ('far', 'intermediate', 'near', 'progressive', 'bifocal', 'office')),
  frame_variant_id INTEGER REFERENCES variant (id),
  own_frame INTEGER NOT NULL DEFAULT 0 CHECK (own_frame IN (0, 1)),
  own_frame_note TEXT,
  box_a INTEGER CHECK (box_a BETWEEN 2000 AND 8000),
  box_b INTEGER CHECK (box_b BETWEEN 1000 AND 7000),
  dbl INTEGER CHECK (dbl BETWEEN 500 AND 4000),
  effective_diameter INTEGER,
  pantoscopic_tilt INTEGER, -- tenths of a degree
  wrap INTEGER, -- tenths of a degree
  vertex INTEGER,
  method TEXT,
  note TEXT,
  UNIQUE (order_id, number)
) STRICT;

-- The lens of one eye: the prescription as dispensed, frozen here, the lens chosen and where the eye looks through it.
CREATE TABLE pair_eye (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  pair_id INTEGER NOT NULL REFERENCES pair (id),
  eye TEXT NOT NULL CHECK (eye IN ('R', 'L')),
  sphere INTEGER CHECK (sphere BETWEEN -4500 AND 4500),
  cylinder INTEGER CHECK (cylinder BETWEEN -2500 AND 2500),
  axis INTEGER CHECK (axis BETWEEN 1 AND 180),
  addition INTEGER CHECK (addition BETWEEN 0 AND 1000),
  prism_h INTEGER CHECK (prism_h BETWEEN 0 AND 6000),
  base_h TEXT CHECK (base_h IN ('in', 'out')),
  prism_v INTEGER CHECK (prism_v BETWEEN 0 AND 6000),
  base_v TEXT CHECK (base_v IN ('up', 'down')),
  lens_range_id INTEGER REFERENCES lens_range (id),
  pd_far INTEGER CHECK (pd_far BETWEEN 1500 AND 4500),
  pd_near INTEGER CHECK (pd_near BETWEEN 1500 AND 4500),
  fitting_height INTEGER CHECK (fitting_height BETWEEN 500 AND 4500),
  diameter INTEGER,
  UNIQUE (pair_id, eye)
) STRICT;

-- The order's articles, priced as agreed; for lens options too.
CREATE TABLE order_line (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  order_id INTEGER NOT NULL REFERENCES dispensing_order (id),
  pair_id INTEGER REFERENCES pair (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('frame', 'lens', 'option', 'accessory', 'service', 'fee')),
  eye TEXT CHECK (eye IN ('R', 'L')),
  variant_id INTEGER REFERENCES variant (id),
  lens_range_id INTEGER REFERENCES lens_range (id),
  option_id INTEGER REFERENCES lens_option (id),
  label TEXT NOT NULL,
  detail TEXT,
  lpp_code TEXT,
  cover_class TEXT CHECK (cover_class IN ('A', 'B')),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  unit_price INTEGER NOT NULL CHECK (unit_price >= 0),
  unit_cost INTEGER NOT NULL DEFAULT 0,
  discount INTEGER NOT NULL DEFAULT 0 CHECK (discount >= 0),
  tax_rate_bp INTEGER NOT NULL CHECK (tax_rate_bp BETWEEN 0 AND 10000),
  total INTEGER NOT NULL,
  CHECK (total = quantity * unit_price - discount AND total >= 0)
) STRICT;
CREATE INDEX order_line_order ON order_line (order_id, position);
CREATE INDEX order_line_pair ON order_line (pair_id) WHERE pair_id IS NOT NULL;

CREATE TABLE job (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  order_id INTEGER NOT NULL REFERENCES dispensing_order (id),
  pair_id INTEGER NOT NULL REFERENCES pair (id),
  establishment_id INTEGER NOT NULL REFERENCES establishment (id),
  number TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('draft', 'checked', 'sent', 'acknowledged', 'in_production', 'shipped', 'received',
    'verified', 'edged', 'fitted', 'quality_checked', 'ready', 'collected', 'returned', 'cancelled')),
  lab_id INTEGER REFERENCES supplier (id),
  due_on TEXT,
  tray TEXT,
  remake_of_id INTEGER REFERENCES job (id),
  remake_reason TEXT,
  created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX job_order ON job (order_id);
CREATE INDEX job_pair ON job (pair_id);
CREATE INDEX job_state ON job (state, establishment_id);
CREATE INDEX job_remake ON job (establishment_id, created_at) WHERE remake_of_id IS NOT NULL;

CREATE TABLE job_event (
  id INTEGER PRIMARY KEY,
  job_id INTEGER NOT NULL REFERENCES job (id),
  at INTEGER NOT NULL,
  user_id INTEGER REFERENCES user_account (id),
  establishment_id INTEGER REFERENCES establishment (id),
  station_id INTEGER REFERENCES station (id),
  event TEXT NOT NULL,
  from_state TEXT NOT NULL,
  to_state TEXT NOT NULL,
  reason TEXT
) STRICT;
CREATE INDEX job_event_job ON job_event (job_id, at);

CREATE TABLE adjustment (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES dispensing_order (id),
  pair_id INTEGER REFERENCES pair (id),
  at INTEGER NOT NULL,
  user_id INTEGER NOT NULL REFERENCES user_account (id),
  kind TEXT NOT NULL CHECK (kind IN ('temples', 'nose_pads', 'tilt', 'wrap', 'alignment', 'advice', 'other')),
  text TEXT
) STRICT;
CREATE INDEX adjustment_order ON adjustment (order_id, at);

-- What the lensmeter says of a lens that came from the lab, and what of it is outside the tolerances.
CREATE TABLE lens_check (
  id INTEGER PRIMARY KEY,
  job_id INTEGER NOT NULL REFERENCES job (id),
  eye TEXT NOT NULL CHECK (eye IN ('R', 'L')),
  at INTEGER NOT NULL,
  user_id INTEGER REFERENCES user_account (id),
  sphere INTEGER NOT NULL CHECK (sphere BETWEEN -4500 AND 4500),
  cylinder INTEGER NOT NULL CHECK (cylinder BETWEEN -2500 AND 2500),
  axis INTEGER CHECK (axis BETWEEN 1 AND 180),
  addition INTEGER NOT NULL CHECK (addition BETWEEN 0 AND 1000),
  missed INTEGER NOT NULL, -- flags: power, cylinder, axis, addition
  accepted_reason TEXT,
  CHECK (missed = 0 OR accepted_reason IS NOT NULL)
) STRICT;
CREATE INDEX lens_check_job ON lens_check (job_id, at);

-- What a client comes back with after the hand-over, and what became of it.
CREATE TABLE after_sale_case (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  order_id INTEGER NOT NULL REFERENCES dispensing_order (id),
  pair_id INTEGER REFERENCES pair (id),
  kind TEXT NOT NULL CHECK (kind IN ('guarantee', 'breakage', 'adaptation', 'loss', 'other')),
  text TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
  opened_at INTEGER NOT NULL,
  user_id INTEGER REFERENCES user_account (id),
  job_id INTEGER REFERENCES job (id), -- the lenses made again
  closed_at INTEGER,
  outcome TEXT,
  CHECK ((state = 'closed') = (closed_at IS NOT NULL))
) STRICT;
CREATE INDEX after_sale_case_order ON after_sale_case (order_id, opened_at);

-- ---------------------------------------------------------------- sale

CREATE TABLE till (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  establishment_id INTEGER NOT NULL REFERENCES establishment (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  UNIQUE (establishment_id, code)
) STRICT;

-- From the opening of a till to its counting: what was in the drawer, what should have been, what was. Open while closed_at is empty.
CREATE TABLE till_day (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  establishment_id INTEGER NOT NULL REFERENCES establishment (id),
  till_id INTEGER NOT NULL REFERENCES till (id),
  opened_at INTEGER NOT NULL,
  opened_on TEXT NOT NULL,
  opened_by INTEGER REFERENCES user_account (id), -- none: the system
  opening_cash INTEGER NOT NULL CHECK (opening_cash >= 0),
  closed_at INTEGER,
  closed_by INTEGER REFERENCES user_account (id),
  expected_cash INTEGER,
  counted_cash INTEGER CHECK (counted_cash >= 0),
  counts TEXT, -- how many of each coin and note (JSON)
  note TEXT,
  CHECK ((closed_at IS NULL) = (counted_cash IS NULL) AND (closed_at IS NULL) = (expected_cash IS NULL))
) STRICT;
CREATE UNIQUE INDEX till_day_open ON till_day (till_id) WHERE closed_at IS NULL;
CREATE INDEX till_day_closed ON till_day (till_id, closed_at) WHERE closed_at IS NOT NULL;

-- The last number given, by establishment, series and year; taken inside the transaction that uses it.
CREATE TABLE counter (
  establishment_id INTEGER NOT NULL REFERENCES establishment (id),
  series TEXT NOT NULL,
  year INTEGER NOT NULL,
  last_number INTEGER NOT NULL,
  PRIMARY KEY (establishment_id, series, year)
) STRICT, WITHOUT ROWID;

-- An issued document: quote, invoice, deposit invoice, receipt, credit note. Never changed, never removed.
CREATE TABLE sale (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE,
  establishment_id INTEGER NOT NULL REFERENCES establishment (id),
  till_id INTEGER REFERENCES till (id),
  station_id INTEGER REFERENCES station (id),
  kind TEXT NOT NULL CHECK (kind IN ('quote', 'invoice', 'receipt', 'credit_note', 'deposit_invoice')),
  series TEXT NOT NULL,
  year INTEGER NOT NULL,
  number INTEGER NOT NULL,
  issued_at INTEGER NOT NULL,
  issued_on TEXT NOT NULL,
  patient_id INTEGER REFERENCES patient (id),
  payer_id INTEGER REFERENCES patient (id),
  order_id INTEGER REFERENCES dispensing_order (id),
  corrects_id INTEGER REFERENCES sale (id),
  user_id INTEGER REFERENCES user_account (id), -- none: the system
  buyer_name TEXT,
  buyer_address TEXT,
  total_net INTEGER NOT NULL,
  total_tax INTEGER NOT NULL,
  total_gross INTEGER NOT NULL,
  currency TEXT NOT NULL,
  valid_until TEXT,
  reason TEXT,
  content TEXT, -- what the paper needs beyond the lines, frozen: prescription, prescriber, sizes (JSON)
  UNIQUE (establishment_id, series, year, number),
  CHECK (total_gross = total_net + total_tax),
  CHECK ((kind = 'credit_note') = (corrects_id IS NOT NULL))
) STRICT;
CREATE INDEX sale_issued ON sale (establishment_id, issued_on);
-- Of millions of documents most are receipts, paid when they are issued: what may still be owed is found without them.
CREATE INDEX sale_open ON sale (kind, establishment_id, total_gross) WHERE kind <> 'receipt';
CREATE INDEX sale_patient ON sale (patient_id, issued_at, establishment_id, kind) WHERE patient_id IS NOT NULL;
CREATE INDEX sale_payer ON sale (payer_id) WHERE payer_id IS NOT NULL;
CREATE INDEX sale_order ON sale (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX sale_corrects ON sale (corrects_id) WHERE corrects_id IS NOT NULL;

-- Prices are with tax; net and tax of the line share the document's totals, so that they add up.
CREATE TABLE sale_line (
  id INTEGER PRIMARY KEY,
  sale_id INTEGER NOT NULL REFERENCES sale (id),
  position INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('frame', 'lens', 'option', 'contact_lens', 'accessory', 'service', 'fee', 'deposit')),
  eye TEXT CHECK (eye IN ('R', 'L')),
  variant_id INTEGER REFERENCES variant (id),
  lens_range_id INTEGER REFERENCES lens_range (id),
  option_id INTEGER REFERENCES lens_option (id),
  order_line_id INTEGER REFERENCES order_line (id),
  corrects_line_id INTEGER REFERENCES sale_line (id), -- of a credit note or an exchange: the line it takes back
  label TEXT NOT NULL,
  detail TEXT,
  lpp_code TEXT,
  quantity INTEGER NOT NULL CHECK (quantity <> 0),
  unit_price INTEGER NOT NULL,
  discount INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  net INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  tax_rate_bp INTEGER NOT NULL CHECK (tax_rate_bp BETWEEN 0 AND 10000),
  unit_cost INTEGER NOT NULL DEFAULT 0,
  UNIQUE (sale_id, position),
  CHECK (gross = net + tax),
  CHECK (gross = quantity * unit_price - discount)
) STRICT;
CREATE INDEX sale_line_variant ON sale_line (variant_id) WHERE variant_id IS NOT NULL;
CREATE INDEX sale_line_corrects ON sale_line (corrects_line_id) WHERE corrects_line_id IS NOT NULL;

CREATE TABLE tax_line (
  id INTEGER PRIMARY KEY,
  sale_id INTEGER NOT NULL REFERENCES sale (id),
  rate_bp INTEGER NOT NULL,
  net INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  UNIQUE (sale_id, rate_bp)
) STRICT;

CREATE TABLE payer_share (
  id INTEGER PRIMARY KEY,
  sale_id INTEGER NOT NULL REFERENCES sale (id),
  payer TEXT NOT NULL CHECK (payer IN ('patient', 'compulsory', 'complementary')),
  insurer_id INTEGER REFERENCES insurer (id),
  amount INTEGER NOT NULL,
  UNIQUE (sale_id, payer)
) STRICT;
CREATE INDEX payer_share_cover ON payer_share (sale_id, amount) WHERE payer <> 'patient';

-- Money in (+) or given back (-), by one means.
CREATE TABLE payment (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL,
  position INTEGER NOT NULL DEFAULT 1, -- several means of one act share its uuid
  establishment_id INTEGER NOT NULL REFERENCES establishment (id),
  till_id INTEGER REFERENCES till (id),
  station_id INTEGER REFERENCES station (id),
  paid_at INTEGER NOT NULL,
  paid_on TEXT NOT NULL,
  patient_id INTEGER REFERENCES patient (id),
  user_id INTEGER REFERENCES user_account (id),
  means TEXT NOT NULL CHECK (means IN ('cash', 'card', 'cheque', 'transfer', 'insurer', 'gift_card', 'account')),
  amount INTEGER NOT NULL CHECK (amount <> 0),
  tendered INTEGER,
  change_given INTEGER,
  reference TEXT,
  refund_of_id INTEGER REFERENCES payment (id),
  UNIQUE (uuid, position)
) STRICT;
CREATE INDEX payment_paid ON payment (establishment_id, paid_on);
CREATE INDEX payment_patient ON payment (patient_id) WHERE patient_id IS NOT NULL;
CREATE INDEX payment_insurer ON payment (id) WHERE means = 'insurer';

-- Which debt a payment settles: a document's, or beforehand an order's (deposit); moved by two entries of opposite sign.
CREATE TABLE allocation (
  id INTEGER PRIMARY KEY,
  payment_id INTEGER NOT NULL REFERENCES payment (id),
  sale_id INTEGER REFERENCES sale (id),
  order_id INTEGER REFERENCES dispensing_order (id),
  amount INTEGER NOT NULL CHECK (amount <> 0),
  at INTEGER NOT NULL,
  CHECK ((sale_id IS NULL) <> (order_id IS NULL))
) STRICT;
CREATE INDEX allocation_payment ON allocation (payment_id);
CREATE INDEX allocation_sale ON allocation (sale_id, payment_id, amount) WHERE sale_id IS NOT NULL;
CREATE INDEX allocation_order ON allocation (order_id) WHERE order_id IS NOT NULL;

-- What happened at a till, in order, each entry with the hash of the one before. No name of a person is in it.
CREATE TABLE journal_entry (
  id INTEGER PRIMARY KEY,
  establishment_id INTEGER NOT NULL REFERENCES establishment (id),
  sequence INTEGER NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('sale', 'payment', 'duplicate', 'event')),
  record_id INTEGER NOT NULL,
  content TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  UNIQUE (establishment_id, sequence)
) STRICT;
CREATE INDEX journal_entry_record ON journal_entry (record_id);

-- ---------------------------------------------------------------- message

CREATE TABLE message (
  id INTEGER PRIMARY KEY,
  version INTEGER NOT NULL,
  patient_id INTEGER REFERENCES patient (id),
  order_id INTEGER REFERENCES dispensing_order (id),
  channel TEXT NOT NULL CHECK (channel IN ('mobile', 'email', 'post', 'phone')),
  kind TEXT NOT NULL CHECK (kind IN ('ready', 'recall', 'quote', 'other')),
  recipient TEXT,
  subject TEXT,
  body TEXT,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'failed', 'given_up', 'cancelled')),
  created_at INTEGER NOT NULL,
  sent_at INTEGER
) STRICT;
CREATE INDEX message_state ON message (state, created_at);
CREATE INDEX message_patient ON message (patient_id);
CREATE INDEX message_order ON message (order_id) WHERE order_id IS NOT NULL;

-- ---------------------------------------------------------------- insight (caches, rebuilt and compared by `check`)

CREATE TABLE rollup_day (
  establishment_id INTEGER NOT NULL REFERENCES establishment (id),
  day TEXT NOT NULL,
  sales INTEGER NOT NULL,
  credit_notes INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  net INTEGER NOT NULL,
  tax INTEGER NOT NULL,
  cost INTEGER NOT NULL,
  pieces INTEGER NOT NULL,
  PRIMARY KEY (establishment_id, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE rollup_month_article (
  establishment_id INTEGER NOT NULL REFERENCES establishment (id),
  month TEXT NOT NULL, -- "2026-11"
  variant_id INTEGER NOT NULL, -- 0: what is no variant (lenses, options)
  quantity INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  net INTEGER NOT NULL,
  cost INTEGER NOT NULL,
  PRIMARY KEY (establishment_id, month, variant_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE rollup_year_article (
  establishment_id INTEGER NOT NULL REFERENCES establishment (id),
  year INTEGER NOT NULL,
  variant_id INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  net INTEGER NOT NULL,
  cost INTEGER NOT NULL,
  PRIMARY KEY (establishment_id, year, variant_id)
) STRICT, WITHOUT ROWID;

-- ---------------------------------------------------------------- what is only ever added to

CREATE TRIGGER sign_in_entry_no_update BEFORE UPDATE ON sign_in_entry BEGIN SELECT RAISE (ABORT, 'sign_in_entry: entries are never changed'); END;
CREATE TRIGGER sign_in_entry_no_delete BEFORE DELETE ON sign_in_entry BEGIN SELECT RAISE (ABORT, 'sign_in_entry: entries are never changed'); END;
CREATE TRIGGER audit_entry_no_update BEFORE UPDATE ON audit_entry BEGIN SELECT RAISE (ABORT, 'audit_entry: entries are never changed'); END;
CREATE TRIGGER audit_entry_no_delete BEFORE DELETE ON audit_entry BEGIN SELECT RAISE (ABORT, 'audit_entry: entries are never changed'); END;
CREATE TRIGGER access_entry_no_update BEFORE UPDATE ON access_entry BEGIN SELECT RAISE (ABORT, 'access_entry: entries are never changed'); END;
CREATE TRIGGER access_entry_no_delete BEFORE DELETE ON access_entry BEGIN SELECT RAISE (ABORT, 'access_entry: entries are never changed'); END;
CREATE TRIGGER consent_no_update BEFORE UPDATE ON consent BEGIN SELECT RAISE (ABORT, 'consent: entries are never changed'); END;
CREATE TRIGGER consent_no_delete BEFORE DELETE ON consent BEGIN SELECT RAISE (ABORT, 'consent: entries are never changed'); END;
CREATE TRIGGER visit_version_no_update BEFORE UPDATE ON visit_version BEGIN SELECT RAISE (ABORT, 'visit_version: entries are never changed'); END;
CREATE TRIGGER visit_version_no_delete BEFORE DELETE ON visit_version BEGIN SELECT RAISE (ABORT, 'visit_version: entries are never changed'); END;
CREATE TRIGGER stock_entry_no_update BEFORE UPDATE ON stock_entry BEGIN SELECT RAISE (ABORT, 'stock_entry: entries are never changed'); END;
CREATE TRIGGER stock_entry_no_delete BEFORE DELETE ON stock_entry BEGIN SELECT RAISE (ABORT, 'stock_entry: entries are never changed'); END;
CREATE TRIGGER reservation_entry_no_update BEFORE UPDATE ON reservation_entry BEGIN SELECT RAISE (ABORT, 'reservation_entry: entries are never changed'); END;
CREATE TRIGGER reservation_entry_no_delete BEFORE DELETE ON reservation_entry BEGIN SELECT RAISE (ABORT, 'reservation_entry: entries are never changed'); END;
CREATE TRIGGER recall_event_no_update BEFORE UPDATE ON recall_event BEGIN SELECT RAISE (ABORT, 'recall_event: entries are never changed'); END;
CREATE TRIGGER recall_event_no_delete BEFORE DELETE ON recall_event BEGIN SELECT RAISE (ABORT, 'recall_event: entries are never changed'); END;
CREATE TRIGGER order_event_no_update BEFORE UPDATE ON order_event BEGIN SELECT RAISE (ABORT, 'order_event: entries are never changed'); END;
CREATE TRIGGER order_event_no_delete BEFORE DELETE ON order_event BEGIN SELECT RAISE (ABORT, 'order_event: entries are never changed'); END;
CREATE TRIGGER job_event_no_update BEFORE UPDATE ON job_event BEGIN SELECT RAISE (ABORT, 'job_event: entries are never changed'); END;
CREATE TRIGGER job_event_no_delete BEFORE DELETE ON job_event BEGIN SELECT RAISE (ABORT, 'job_event: entries are never changed'); END;
CREATE TRIGGER lens_check_no_update BEFORE UPDATE ON lens_check BEGIN SELECT RAISE (ABORT, 'lens_check: entries are never changed'); END;
CREATE TRIGGER lens_check_no_delete BEFORE DELETE ON lens_check BEGIN SELECT RAISE (ABORT, 'lens_check: entries are never changed'); END;
CREATE TRIGGER adjustment_no_update BEFORE UPDATE ON adjustment BEGIN SELECT RAISE (ABORT, 'adjustment: entries are never changed'); END;
CREATE TRIGGER adjustment_no_delete BEFORE DELETE ON adjustment BEGIN SELECT RAISE (ABORT, 'adjustment: entries are never changed'); END;
CREATE TRIGGER sale_no_update BEFORE UPDATE ON sale BEGIN SELECT RAISE (ABORT, 'sale: entries are never changed'); END;
CREATE TRIGGER sale_no_delete BEFORE DELETE ON sale BEGIN SELECT RAISE (ABORT, 'sale: entries are never changed'); END;
CREATE TRIGGER sale_line_no_update BEFORE UPDATE ON sale_line BEGIN SELECT RAISE (ABORT, 'sale_line: entries are never changed'); END;
CREATE TRIGGER sale_line_no_delete BEFORE DELETE ON sale_line BEGIN SELECT RAISE (ABORT, 'sale_line: entries are never changed'); END;
CREATE TRIGGER tax_line_no_update BEFORE UPDATE ON tax_line BEGIN SELECT RAISE (ABORT, 'tax_line: entries are never changed'); END;
CREATE TRIGGER tax_line_no_delete BEFORE DELETE ON tax_line BEGIN SELECT RAISE (ABORT, 'tax_line: entries are never changed'); END;
CREATE TRIGGER payer_share_no_update BEFORE UPDATE ON payer_share BEGIN SELECT RAISE (ABORT, 'payer_share: entries are never changed'); END;
CREATE TRIGGER payer_share_no_delete BEFORE DELETE ON payer_share BEGIN SELECT RAISE (ABORT, 'payer_share: entries are never changed'); END;
CREATE TRIGGER payment_no_update BEFORE UPDATE ON payment BEGIN SELECT RAISE (ABORT, 'payment: entries are never changed'); END;
CREATE TRIGGER payment_no_delete BEFORE DELETE ON payment BEGIN SELECT RAISE (ABORT, 'payment: entries are never changed'); END;
CREATE TRIGGER allocation_no_update BEFORE UPDATE ON allocation BEGIN SELECT RAISE (ABORT, 'allocation: entries are never changed'); END;
CREATE TRIGGER allocation_no_delete BEFORE DELETE ON allocation BEGIN SELECT RAISE (ABORT, 'allocation: entries are never changed'); END;
CREATE TRIGGER journal_entry_no_update BEFORE UPDATE ON journal_entry BEGIN SELECT RAISE (ABORT, 'journal_entry: entries are never changed'); END;
CREATE TRIGGER journal_entry_no_delete BEFORE DELETE ON journal_entry BEGIN SELECT RAISE (ABORT, 'journal_entry: entries are never changed'); END;

-- The counter goes up by one, and a document bears the number just taken.
CREATE TRIGGER counter_by_one BEFORE UPDATE ON counter
WHEN NEW.last_number <> OLD.last_number + 1 OR NEW.series <> OLD.series OR NEW.year <> OLD.year OR NEW.establishment_id <> OLD.establishment_id
BEGIN SELECT RAISE (ABORT, 'counter: goes up by one'); END;
CREATE TRIGGER counter_from_one BEFORE INSERT ON counter WHEN NEW.last_number NOT IN (0, 1)
BEGIN SELECT RAISE (ABORT, 'counter: begins at one'); END;
CREATE TRIGGER counter_no_delete BEFORE DELETE ON counter
BEGIN SELECT RAISE (ABORT, 'counter: entries are never removed'); END;
CREATE TRIGGER sale_number BEFORE INSERT ON sale
WHEN NEW.number IS NOT (SELECT last_number FROM counter WHERE establishment_id = NEW.establishment_id AND series = NEW.series AND year = NEW.year)
BEGIN SELECT RAISE (ABORT, 'sale: the number is not the one just taken'); END;
CREATE TRIGGER journal_entry_sequence BEFORE INSERT ON journal_entry
WHEN NEW.sequence <> 1 + COALESCE((SELECT MAX(sequence) FROM journal_entry WHERE establishment_id = NEW.establishment_id), 0)
BEGIN SELECT RAISE (ABORT, 'journal_entry: out of sequence'); END;

-- A signed visit is only ever amended: its measures are frozen in visit_version and stay as they are.
CREATE TRIGGER visit_frozen BEFORE UPDATE ON visit
WHEN OLD.state IN ('signed', 'amended') AND NEW.state NOT IN ('amended')
BEGIN SELECT RAISE (ABORT, 'visit: signed visits are only amended'); END;
CREATE TRIGGER visit_no_delete BEFORE DELETE ON visit
BEGIN SELECT RAISE (ABORT, 'visit: visits are never removed'); END;
