CREATE TABLE blanked (
	n INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	PRIMARY KEY (n)
);

CREATE TABLE erasure (
	"row" BLOB NOT NULL, 
	entity TEXT NOT NULL, 
	fields JSON, 
	reason TEXT NOT NULL, 
	author TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY ("row")
)
 WITHOUT ROWID;

CREATE TABLE row_scope (
	"row" BLOB NOT NULL, 
	office SMALLINT NOT NULL, 
	sees BOOLEAN NOT NULL, 
	n BIGINT NOT NULL, 
	PRIMARY KEY ("row", office)
)
 WITHOUT ROWID;

CREATE INDEX ix_row_scope_office ON row_scope (office, n);

CREATE TABLE audit_entry (
	n INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	origin TEXT NOT NULL, 
	author TEXT NOT NULL, 
	action TEXT NOT NULL, 
	details JSON NOT NULL, 
	previous BLOB NOT NULL, 
	hash BLOB NOT NULL, 
	PRIMARY KEY (n)
);

CREATE TABLE chan_gap (
	n INTEGER NOT NULL, 
	peer TEXT NOT NULL, 
	channel TEXT NOT NULL, 
	first BIGINT NOT NULL, 
	last BIGINT NOT NULL, 
	since DATETIME, 
	PRIMARY KEY (n)
);

CREATE TABLE chan_out_range (
	peer TEXT NOT NULL, 
	first BIGINT NOT NULL, 
	last BIGINT NOT NULL, 
	PRIMARY KEY (peer, first)
);

CREATE TABLE centre_has (
	origin TEXT NOT NULL, 
	upto BIGINT NOT NULL, 
	PRIMARY KEY (origin)
);

CREATE TABLE scope_digest (
	part TEXT NOT NULL, 
	count BIGINT NOT NULL, 
	sum BLOB NOT NULL, 
	upto BIGINT NOT NULL, 
	counted_at DATETIME NOT NULL, 
	PRIMARY KEY (part)
);

CREATE TABLE snapshot (
	peer TEXT NOT NULL, 
	asked BIGINT NOT NULL, 
	answered BIGINT NOT NULL, 
	heard BIGINT NOT NULL, 
	difference TEXT NOT NULL, 
	asked_at DATETIME, 
	PRIMARY KEY (peer)
);

CREATE TABLE refused (
	peer TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	oseq BIGINT NOT NULL, 
	ours BOOLEAN NOT NULL, 
	"row" BLOB, 
	reason TEXT NOT NULL, 
	tell BIGINT NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (peer, origin, oseq)
);

CREATE INDEX ix_refused_row ON refused ("row");
