-- Run by the owner of the tables after each `python -m raci migrate`: psql -d raci -f roles.sql
-- The app then goes in as raci_app, adds to the log, and can change or delete nothing in it.
DO $$ BEGIN CREATE ROLE raci_app LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM raci_app;
GRANT USAGE ON SCHEMA public TO raci_app;
GRANT SELECT, INSERT ON events, uploads, papers, paper_steps, grants, audit TO raci_app;
GRANT USAGE ON SEQUENCE grants_number_seq, audit_number_seq TO raci_app;
GRANT SELECT ON heads TO raci_app;
GRANT SELECT, UPDATE ON meta TO raci_app;
GRANT SELECT, INSERT, UPDATE, DELETE
    ON workshops, ballots, seats, knocks, turns, late, locks, ways, consents, votes, forgotten, snapshots TO raci_app;
