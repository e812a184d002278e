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
INSERT INTO "ballots" VALUES('w1','ops','a1','ops','A/R','phone p1','2026-11-28T20:19:32.929433+00:00');
CREATE TABLE events (
	matrix TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	author TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (matrix, number)
);
INSERT INTO "events" VALUES('m',1,'2026-11-28T20:19:32.910687+00:00','Li','open','{"workshop":"w1","title":"Title","day":"2026-12-01","rows":["a1","a2"],"seats":["ops","it"]}');
INSERT INTO "events" VALUES('m',2,'2026-11-28T20:19:32.980962+00:00','Li','reveal','{"workshop":"w1"}');
INSERT INTO "events" VALUES('m',3,'2026-11-28T20:19:32.990013+00:00','Li','cell','{"changes":[{"activity":"a1","role":"ops","before":"","after":"A/R"}],"why":"because","agreed":[],"dissent":[],"conditions":"","workshop":"w1","undoes":null}');
CREATE TABLE late (
	workshop TEXT NOT NULL, 
	seat TEXT NOT NULL, 
	activity TEXT NOT NULL, 
	letters TEXT NOT NULL, 
	fate TEXT NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (workshop, seat, activity)
);
INSERT INTO "late" VALUES('w1','ops','a2','{"it": "C"}','','2026-11-28T20:19:32.983886+00:00');
CREATE TABLE meta (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "meta" VALUES('version','1');
INSERT INTO "meta" VALUES('tried','');
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
INSERT INTO "turns" VALUES('w1','ops','a1',3);
INSERT INTO "turns" VALUES('w1','ops','a2',4);
CREATE TABLE workshops (
	workshop TEXT NOT NULL, 
	matrix TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	place TEXT NOT NULL, 
	since TEXT NOT NULL, 
	PRIMARY KEY (workshop)
);
INSERT INTO "workshops" VALUES('w1','m','revealed','','2026-11-28T20:19:32.912333+00:00');
CREATE TRIGGER events_never_change BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER events_never_go BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'nothing is deleted from the log'); END;
CREATE TRIGGER events_follow BEFORE INSERT ON events
    WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM events WHERE matrix = NEW.matrix)
    BEGIN SELECT RAISE(ABORT, 'numbers follow one another without gaps'); END;
COMMIT;
