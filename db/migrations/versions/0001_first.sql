CREATE TABLE node_self (
	n INTEGER NOT NULL, 
	node TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	office SMALLINT NOT NULL, 
	incarnation INTEGER NOT NULL, 
	hlc BIGINT NOT NULL, 
	secrets BLOB NOT NULL, 
	PRIMARY KEY (n)
);

CREATE TABLE origin (
	n INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (name)
);

CREATE TABLE "conflict" (
	n INTEGER NOT NULL, 
	entity TEXT NOT NULL, 
	"row" BLOB NOT NULL, 
	field TEXT NOT NULL, 
	opened_at DATETIME NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE ("row", field)
);

CREATE TABLE parked (
	n INTEGER NOT NULL, 
	entity TEXT NOT NULL, 
	"row" BLOB NOT NULL, 
	reason TEXT NOT NULL, 
	since DATETIME NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE ("row")
);

CREATE TABLE organisation (
	name TEXT NOT NULL, 
	short_name TEXT, 
	kind TEXT NOT NULL, 
	register_no TEXT, 
	tax_no TEXT, 
	status TEXT NOT NULL, 
	activity_class TEXT, 
	public_benefit BOOLEAN NOT NULL, 
	founded_on DATE, 
	province SMALLINT, 
	district TEXT, 
	address TEXT, 
	phone TEXT, 
	email TEXT, 
	kep TEXT, 
	web TEXT, 
	notes TEXT, 
	source_key TEXT, 
	name_sort TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (id)
);

CREATE INDEX ix_organisation_name ON organisation (deleted, name_sort, n);

CREATE INDEX ix_organisation_register ON organisation (register_no);

CREATE TABLE person (
	given_name TEXT NOT NULL, 
	family_name TEXT NOT NULL, 
	title TEXT, 
	phone TEXT, 
	email TEXT, 
	notes TEXT, 
	source_key TEXT, 
	name_sort TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (id)
);

CREATE INDEX ix_person_name ON person (deleted, name_sort, n);

CREATE TABLE contact (
	day DATE NOT NULL, 
	time TEXT, 
	channel TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	summary TEXT, 
	minutes SMALLINT, 
	subject_sort TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (id)
);

CREATE INDEX ix_contact_day ON contact (deleted, day, n);

CREATE TABLE contact_draft (
	"key" TEXT NOT NULL, 
	content JSON NOT NULL, 
	saved_at DATETIME NOT NULL, 
	PRIMARY KEY ("key")
);

CREATE TABLE programme (
	title TEXT NOT NULL, 
	title_sort TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (id)
);

CREATE TABLE study (
	title TEXT NOT NULL, 
	questionnaire TEXT NOT NULL, 
	version TEXT NOT NULL, 
	wave TEXT, 
	starts_on DATE NOT NULL, 
	ends_on DATE, 
	target INTEGER, 
	status TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (id)
);

CREATE TABLE interview_place (
	response_id BLOB NOT NULL, 
	page TEXT NOT NULL, 
	section TEXT NOT NULL, 
	answered INTEGER NOT NULL, 
	total INTEGER NOT NULL, 
	paused INTEGER NOT NULL, 
	changed_at DATETIME NOT NULL, 
	PRIMARY KEY (response_id)
);

CREATE TABLE directory (
	version INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	taken_at DATETIME NOT NULL, 
	PRIMARY KEY (version)
);

CREATE TABLE chan_out (
	peer TEXT NOT NULL, 
	own_incarnation INTEGER NOT NULL, 
	peer_incarnation INTEGER NOT NULL, 
	next BIGINT NOT NULL, 
	acked BIGINT NOT NULL, 
	exported BIGINT NOT NULL, 
	cursor BIGINT NOT NULL, 
	echo_until BIGINT NOT NULL, 
	PRIMARY KEY (peer)
);

CREATE TABLE outbox (
	peer TEXT NOT NULL, 
	seq BIGINT NOT NULL, 
	n BIGINT NOT NULL, 
	count BIGINT NOT NULL, 
	PRIMARY KEY (peer, seq)
);

CREATE TABLE chan_in (
	peer TEXT NOT NULL, 
	channel TEXT NOT NULL, 
	contiguous BIGINT NOT NULL, 
	PRIMARY KEY (peer, channel)
);

CREATE TABLE chan_gap (
	n INTEGER NOT NULL, 
	peer TEXT NOT NULL, 
	channel TEXT NOT NULL, 
	first BIGINT NOT NULL, 
	last BIGINT NOT NULL, 
	PRIMARY KEY (n)
);

CREATE TABLE package_log (
	n INTEGER NOT NULL, 
	direction TEXT NOT NULL, 
	peer TEXT, 
	number INTEGER NOT NULL, 
	channel TEXT, 
	first BIGINT NOT NULL, 
	last BIGINT NOT NULL, 
	count INTEGER NOT NULL, 
	size BIGINT NOT NULL, 
	at DATETIME NOT NULL, 
	state TEXT NOT NULL, 
	file TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	report JSON NOT NULL, 
	PRIMARY KEY (n)
);

CREATE INDEX ix_package_log_sha256 ON package_log (sha256);

CREATE TABLE setting (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);

CREATE TABLE op (
	n INTEGER NOT NULL, 
	origin INTEGER NOT NULL, 
	oseq BIGINT NOT NULL, 
	hlc BIGINT NOT NULL, 
	entity TEXT NOT NULL, 
	"row" BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	author TEXT NOT NULL, 
	schema SMALLINT NOT NULL, 
	change_set BLOB NOT NULL, 
	fields TEXT NOT NULL, 
	digest BLOB NOT NULL, 
	via TEXT, 
	PRIMARY KEY (n), 
	UNIQUE (origin, oseq), 
	FOREIGN KEY(origin) REFERENCES origin (n)
);

CREATE INDEX ix_op_row ON op ("row");

CREATE TABLE change_set (
	id BLOB NOT NULL, 
	label TEXT NOT NULL, 
	author TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	origin INTEGER NOT NULL, 
	first BIGINT NOT NULL, 
	last BIGINT NOT NULL, 
	undone BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(origin) REFERENCES origin (n)
)
 WITHOUT ROWID

;

CREATE TABLE post (
	person_id BLOB NOT NULL, 
	organisation_id BLOB NOT NULL, 
	role TEXT, 
	starts_on DATE, 
	ends_on DATE, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, 
	UNIQUE (id)
);

CREATE INDEX ix_post_person ON post (person_id);

CREATE INDEX ix_post_organisation ON post (organisation_id);

CREATE TABLE contact_organisation (
	contact_id BLOB NOT NULL, 
	organisation_id BLOB NOT NULL, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, 
	UNIQUE (id)
);

CREATE INDEX ix_contact_organisation_contact ON contact_organisation (contact_id);

CREATE INDEX ix_contact_organisation_organisation ON contact_organisation (organisation_id);

CREATE TABLE contact_person (
	contact_id BLOB NOT NULL, 
	person_id BLOB NOT NULL, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	UNIQUE (id)
);

CREATE INDEX ix_contact_person_contact ON contact_person (contact_id);

CREATE INDEX ix_contact_person_person ON contact_person (person_id);

CREATE TABLE follow_up (
	contact_id BLOB, 
	organisation_id BLOB, 
	subject TEXT NOT NULL, 
	due_on DATE NOT NULL, 
	due_time TEXT, 
	assigned_to TEXT, 
	done_at DATETIME, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	FOREIGN KEY(contact_id) REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, 
	UNIQUE (id)
);

CREATE INDEX ix_follow_up_due ON follow_up (deleted, done_at, due_on);

CREATE INDEX ix_follow_up_contact ON follow_up (contact_id);

CREATE INDEX ix_follow_up_organisation ON follow_up (organisation_id);

CREATE TABLE event (
	kind TEXT NOT NULL, 
	title TEXT NOT NULL, 
	programme_id BLOB, 
	province SMALLINT, 
	district TEXT, 
	venue TEXT, 
	starts_on DATE, 
	ends_on DATE, 
	capacity SMALLINT, 
	notes TEXT, 
	date_note TEXT, 
	title_sort TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	FOREIGN KEY(programme_id) REFERENCES programme (id) DEFERRABLE INITIALLY DEFERRED, 
	UNIQUE (id)
);

CREATE INDEX ix_event_start ON event (deleted, starts_on, n);

CREATE INDEX ix_event_programme ON event (programme_id);

CREATE TABLE response (
	study_id BLOB NOT NULL, 
	number TEXT NOT NULL, 
	province SMALLINT NOT NULL, 
	district TEXT, 
	interviewer TEXT NOT NULL, 
	version TEXT NOT NULL, 
	status TEXT NOT NULL, 
	started_at DATETIME NOT NULL, 
	completed_at DATETIME, 
	paused INTEGER NOT NULL, 
	page TEXT, 
	section TEXT, 
	answered INTEGER NOT NULL, 
	total INTEGER NOT NULL, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	FOREIGN KEY(study_id) REFERENCES study (id) DEFERRABLE INITIALLY DEFERRED, 
	UNIQUE (id)
);

CREATE INDEX ix_response_study ON response (study_id, deleted, status);

CREATE INDEX ix_response_started ON response (deleted, started_at);

CREATE INDEX ix_response_number ON response (number);

CREATE TABLE event_session (
	event_id BLOB NOT NULL, 
	day DATE NOT NULL, 
	half TEXT NOT NULL, 
	title TEXT, 
	starts_at TEXT, 
	ends_at TEXT, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	FOREIGN KEY(event_id) REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED, 
	UNIQUE (id)
);

CREATE INDEX ix_event_session_event ON event_session (event_id);

CREATE TABLE participation (
	event_id BLOB NOT NULL, 
	person_id BLOB NOT NULL, 
	organisation_id BLOB, 
	side TEXT, 
	status TEXT NOT NULL, 
	role TEXT, 
	came_from SMALLINT, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	FOREIGN KEY(event_id) REFERENCES event (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(organisation_id) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, 
	UNIQUE (id)
);

CREATE INDEX ix_participation_event ON participation (event_id);

CREATE INDEX ix_participation_person ON participation (person_id);

CREATE INDEX ix_participation_organisation ON participation (organisation_id);

CREATE TABLE answer (
	response_id BLOB NOT NULL, 
	ref TEXT NOT NULL, 
	value TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	FOREIGN KEY(response_id) REFERENCES response (id) DEFERRABLE INITIALLY DEFERRED, 
	UNIQUE (id)
);

CREATE INDEX ix_answer_response ON answer (response_id);

CREATE TABLE attendance (
	session_id BLOB NOT NULL, 
	participation_id BLOB NOT NULL, 
	mark TEXT NOT NULL, 
	minutes SMALLINT, 
	note TEXT, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	FOREIGN KEY(session_id) REFERENCES event_session (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(participation_id) REFERENCES participation (id) DEFERRABLE INITIALLY DEFERRED, 
	UNIQUE (id)
);

CREATE INDEX ix_attendance_participation ON attendance (participation_id);

CREATE INDEX ix_attendance_session ON attendance (session_id);
