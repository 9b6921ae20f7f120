CREATE TABLE organisation (
	name TEXT NOT NULL, 
	short_name TEXT, 
	former_names JSON, 
	kind TEXT NOT NULL, 
	register_no TEXT, 
	tax_no TEXT, 
	status TEXT NOT NULL, 
	activity_class TEXT, 
	public_benefit BOOLEAN NOT NULL, 
	public_benefit_on DATE, 
	founded_on DATE, 
	province SMALLINT, 
	district TEXT, 
	address TEXT, 
	phone TEXT, 
	other_phones JSON, 
	email TEXT, 
	other_emails JSON, 
	kep TEXT, 
	web TEXT, 
	tags JSON, 
	officer TEXT, 
	notes TEXT, 
	source_key TEXT, 
	merged_into BLOB, 
	name_sort TEXT NOT NULL, 
	hidden BOOLEAN NOT NULL, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (id)
);

CREATE INDEX ix_organisation_name ON organisation (deleted, hidden, name_sort, n);

CREATE TABLE person (
	given_name TEXT NOT NULL, 
	family_name TEXT NOT NULL, 
	title TEXT, 
	sex TEXT, 
	birth_year SMALLINT, 
	phone TEXT, 
	other_phones JSON, 
	email TEXT, 
	other_emails JSON, 
	address TEXT, 
	tags JSON, 
	notes TEXT, 
	source_key TEXT, 
	merged_into BLOB, 
	name_sort TEXT NOT NULL, 
	hidden BOOLEAN NOT NULL, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (id)
);

CREATE INDEX ix_person_name ON person (deleted, hidden, name_sort, n);

CREATE TABLE attachment (
	entity TEXT NOT NULL, 
	record_id BLOB NOT NULL, 
	name TEXT NOT NULL, 
	media_type TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (id)
);

CREATE INDEX ix_attachment_sha256 ON attachment (sha256);

CREATE INDEX ix_attachment_office ON attachment (office, sha256);

CREATE INDEX ix_attachment_record ON attachment (record_id);

CREATE TABLE blob (
	sha256 TEXT NOT NULL, 
	part INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	PRIMARY KEY (sha256, part)
);

CREATE TABLE blob_partial (
	n INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (sha256)
);

CREATE TABLE import_run (
	n INTEGER NOT NULL, 
	change_set BLOB NOT NULL, 
	entity TEXT NOT NULL, 
	file TEXT NOT NULL, 
	author TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	counts JSON NOT NULL, 
	undone BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (change_set)
);

CREATE TABLE import_mapping (
	n INTEGER NOT NULL, 
	entity TEXT NOT NULL, 
	headings TEXT NOT NULL, 
	name TEXT NOT NULL, 
	content JSON NOT NULL, 
	used_at DATETIME NOT NULL, 
	PRIMARY KEY (n)
);

CREATE TABLE merge (
	entity TEXT NOT NULL, 
	winner_id BLOB NOT NULL, 
	loser_id BLOB NOT NULL, 
	taken JSON, 
	undone BOOLEAN NOT NULL, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (id)
);

CREATE INDEX ix_merge_loser ON merge (loser_id);

CREATE INDEX ix_merge_winner ON merge (winner_id);

CREATE TABLE distinct_pair (
	entity TEXT NOT NULL, 
	first_id BLOB NOT NULL, 
	second_id BLOB NOT NULL, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (id)
);

CREATE INDEX ix_distinct_pair ON distinct_pair (first_id, second_id);

CREATE TABLE national_number (
	person_id BLOB NOT NULL, 
	sealed BLOB NOT NULL, 
	masked TEXT NOT NULL, 
	PRIMARY KEY (person_id)
);

CREATE TABLE national_number_use (
	n INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	author TEXT NOT NULL, 
	act TEXT NOT NULL, 
	person_id BLOB, 
	PRIMARY KEY (n)
);

CREATE INDEX ix_national_number_use ON national_number_use (person_id);

CREATE TABLE questionnaire_part (
	"key" TEXT NOT NULL, 
	name TEXT NOT NULL, 
	part INTEGER NOT NULL, 
	data TEXT NOT NULL, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	UNIQUE (id)
);

CREATE INDEX ix_questionnaire_part_key ON questionnaire_part ("key");

CREATE TABLE document_channel (
	peer TEXT NOT NULL, 
	spoken BIGINT NOT NULL, 
	heard BIGINT NOT NULL, 
	PRIMARY KEY (peer)
);

CREATE TABLE document_state (
	peer TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	has BIGINT NOT NULL, 
	whole BOOLEAN NOT NULL, 
	sent INTEGER NOT NULL, 
	tell BIGINT NOT NULL, 
	PRIMARY KEY (peer, sha256)
);

CREATE INDEX ix_document_state_tell ON document_state (peer, tell);

CREATE TABLE organisation_link (
	child_id BLOB NOT NULL, 
	parent_id BLOB NOT NULL, 
	kind TEXT NOT NULL, 
	starts_on DATE, 
	ends_on DATE, 
	n INTEGER NOT NULL, 
	id BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	deleted BOOLEAN NOT NULL, 
	PRIMARY KEY (n), 
	FOREIGN KEY(child_id) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(parent_id) REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED, 
	UNIQUE (id)
);

CREATE INDEX ix_organisation_link_child ON organisation_link (child_id);

CREATE INDEX ix_organisation_link_parent ON organisation_link (parent_id);
