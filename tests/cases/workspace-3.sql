BEGIN TRANSACTION;
CREATE TABLE ballots (
	workshop TEXT NOT NULL, 
	seat TEXT NOT NULL, 
	activity TEXT NOT NULL, 
	role TEXT NOT NULL, 
	letters TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (workshop, seat, activity, role)
);
INSERT INTO "ballots" VALUES('w1','ops','a1','ops','A/R','phone p1','2026-11-29T03:20:23.603904+00:00');
CREATE TABLE consents (
	workshop TEXT NOT NULL, 
	seat TEXT NOT NULL, 
	activity TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	stance TEXT NOT NULL, 
	why TEXT NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (workshop, seat, activity, answer)
);
CREATE TABLE events (
	matrix TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	author TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (matrix, number)
);
INSERT INTO "events" VALUES('m',1,'2026-11-29T03:20:23.573468+00:00','Li','open','{"workshop":"w1","title":"Title","day":"2026-12-01","rows":["a1","a2"],"seats":["ops","it"]}');
INSERT INTO "events" VALUES('m',2,'2026-11-29T03:20:23.625266+00:00','王','cell','{"changes":[{"activity":"a1","role":"ops","before":"C","after":"R"}],"why":"因为 ''quotes'' \"twice\"","agreed":[],"dissent":[],"conditions":"","workshop":"","undoes":null}');
INSERT INTO "events" VALUES('m',3,'2026-11-29T03:20:23.628959+00:00','Li','park','{"activity":"a2","question":"Who?","owner":"ops","due":"2026-12-01","workshop":"","undoes":null}');
INSERT INTO "events" VALUES('n',1,'2026-11-29T03:20:23.636964+00:00','Li','cell','{"changes":[{"activity":"a1","role":"it","before":"","after":"R"}],"why":"why","agreed":[],"dissent":[],"conditions":"","workshop":"","undoes":null}');
CREATE TABLE late (
	workshop TEXT NOT NULL, 
	seat TEXT NOT NULL, 
	activity TEXT NOT NULL, 
	letters TEXT NOT NULL, 
	fate TEXT NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (workshop, seat, activity)
);
CREATE TABLE locks (
	workshop TEXT NOT NULL, 
	lock TEXT NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (workshop)
);
INSERT INTO "locks" VALUES('w1','fe552edfa5bc7ba500757cc49fd3e1369c5b4ca98c356afa7815058bf9767120','2026-11-29T03:20:23.580109+00:00');
CREATE TABLE meta (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "meta" VALUES('version','1');
INSERT INTO "meta" VALUES('tried','');
CREATE TABLE paper_steps (
	paper TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (paper, number)
);
CREATE TABLE papers (
	paper TEXT NOT NULL, 
	name TEXT NOT NULL, 
	text TEXT NOT NULL, 
	wrapped INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (paper)
);
CREATE TABLE seats (
	workshop TEXT NOT NULL, 
	seat TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	PRIMARY KEY (workshop, seat)
);
INSERT INTO "seats" VALUES('w1','ops','phone p1');
CREATE TABLE turns (
	workshop TEXT NOT NULL, 
	seat TEXT NOT NULL, 
	activity TEXT NOT NULL, 
	number BIGINT NOT NULL, 
	PRIMARY KEY (workshop, seat, activity)
);
INSERT INTO "turns" VALUES('w1','ops','a1',1);
CREATE TABLE uploads (
	matrix TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	author TEXT NOT NULL, 
	source TEXT NOT NULL, 
	text TEXT NOT NULL, 
	PRIMARY KEY (matrix, revision)
);
INSERT INTO "uploads" VALUES('kitchen',1,'2026-11-29T03:20:23.642256+00:00','Li','kitchen.xlsx','id: kitchen
title: Kitchen
');
CREATE TABLE votes (
	workshop TEXT NOT NULL, 
	activity TEXT NOT NULL, 
	PRIMARY KEY (workshop)
);
CREATE TABLE ways (
	workshop TEXT NOT NULL, 
	activity TEXT NOT NULL, 
	answer TEXT NOT NULL, 
	changes TEXT NOT NULL, 
	PRIMARY KEY (workshop)
);
CREATE TABLE workshops (
	workshop TEXT NOT NULL, 
	matrix TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	place TEXT NOT NULL, 
	since TEXT NOT NULL, 
	PRIMARY KEY (workshop)
);
INSERT INTO "workshops" VALUES('w1','m','open','','2026-11-29T03:20:23.575016+00:00');
CREATE TRIGGER events_never_change BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER events_never_go BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'nothing is deleted from the log'); END;
CREATE TRIGGER events_follow BEFORE INSERT ON events
    WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM events WHERE matrix = NEW.matrix)
    BEGIN SELECT RAISE(ABORT, 'numbers follow one another without gaps'); END;
COMMIT;
