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
INSERT INTO "ballots" VALUES('w1','ops','a1','ops','A/R','phone p1','2026-11-28T13:05:22.812483+00:00');
CREATE TABLE events (
	matrix TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	author TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	body TEXT NOT NULL, 
	PRIMARY KEY (matrix, number)
);
INSERT INTO "events" VALUES('m',1,'2026-11-28T13:05:22.792879+00:00','Li','open','{"workshop":"w1","title":"Title","day":"2026-12-01","rows":["a1","a2"],"seats":["ops","it"]}');
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
CREATE TABLE workshops (
	workshop TEXT NOT NULL, 
	matrix TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	place TEXT NOT NULL, 
	since TEXT NOT NULL, 
	PRIMARY KEY (workshop)
);
INSERT INTO "workshops" VALUES('w1','m','open','','2026-11-28T13:05:22.794106+00:00');
CREATE TRIGGER events_never_change BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END;
CREATE TRIGGER events_never_go BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'nothing is deleted from the log'); END;
CREATE TRIGGER events_follow BEFORE INSERT ON events
    WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM events WHERE matrix = NEW.matrix)
    BEGIN SELECT RAISE(ABORT, 'numbers follow one another without gaps'); END;
COMMIT;