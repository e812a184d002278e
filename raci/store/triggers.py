"""The triggers that let the log only grow, sealed, and note its end, on both databases; and what else only grows."""

NAMES = ("events_never_change", "events_never_go", "events_follow", "events_sealed", "events_end")

SQLITE = (
    """
    CREATE TRIGGER events_never_change BEFORE UPDATE ON events
    BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END
    """,
    """
    CREATE TRIGGER events_never_go BEFORE DELETE ON events
    BEGIN SELECT RAISE(ABORT, 'nothing is deleted from the log'); END
    """,
    # INSERT OR REPLACE fires no DELETE trigger, so what stands is defended here as well.
    """
    CREATE TRIGGER events_follow BEFORE INSERT ON events
    WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM events WHERE matrix = NEW.matrix)
    BEGIN SELECT RAISE(ABORT, 'numbers follow one another without gaps'); END
    """,
    # No RAISE: an earlier app takes that for an entry that somebody else was faster with, and tells any other error.
    """
    CREATE TRIGGER events_sealed BEFORE INSERT ON events WHEN length(NEW.hash) <> 64
    BEGIN SELECT json_extract('{}', 'an entry carries its hash: install the latest app'); END
    """,
    """
    CREATE TRIGGER events_end AFTER INSERT ON events
    BEGIN
        INSERT INTO heads (matrix, number, at, hash) VALUES (NEW.matrix, NEW.number, NEW.at, NEW.hash)
        ON CONFLICT (matrix) DO UPDATE SET number = excluded.number, at = excluded.at, hash = excluded.hash;
    END
    """,
)

POSTGRES = (
    """
    CREATE OR REPLACE FUNCTION events_stand() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the log is never changed, and nothing is deleted from it'; END $$
    """,
    "CREATE TRIGGER events_never_change BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION events_stand()",
    "CREATE TRIGGER events_never_go BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION events_stand()",
    """
    CREATE OR REPLACE FUNCTION events_follow() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF length(NEW.hash) <> 64 THEN  -- an earlier app, which takes this state for a database it may only read
            RAISE read_only_sql_transaction USING MESSAGE = 'an entry carries its hash: install the latest app';
        END IF;
        IF NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM events WHERE matrix = NEW.matrix) THEN
            RAISE unique_violation USING MESSAGE = 'numbers follow one another without gaps';
        END IF;
        RETURN NEW;
    END $$
    """,
    "CREATE TRIGGER events_follow BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION events_follow()",
    # Of the owner's right: whoever may only add to the log has none to write its end.
    """
    CREATE OR REPLACE FUNCTION events_end() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
    SET search_path FROM CURRENT AS $$
    BEGIN
        INSERT INTO heads (matrix, number, at, hash) VALUES (NEW.matrix, NEW.number, NEW.at, NEW.hash)
        ON CONFLICT (matrix) DO UPDATE SET number = excluded.number, at = excluded.at, hash = excluded.hash;
        RETURN NULL;
    END $$
    """,
    "CREATE TRIGGER events_end AFTER INSERT ON events FOR EACH ROW EXECUTE FUNCTION events_end()",
)

SQLITE_KEPT = (
    """
    CREATE TRIGGER {table}_never_change BEFORE UPDATE ON {table}
    BEGIN SELECT RAISE(ABORT, 'what is kept here is never changed'); END
    """,
    """
    CREATE TRIGGER {table}_never_go BEFORE DELETE ON {table}
    BEGIN SELECT RAISE(ABORT, 'nothing is deleted here'); END
    """,
)
"""For a table that only grows; `table` is its name."""

POSTGRES_KEPT = (
    """
    CREATE FUNCTION {table}_stand() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'what is kept here is never changed, and nothing is deleted'; END $$
    """,
    "CREATE TRIGGER {table}_never_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW "
    "EXECUTE FUNCTION {table}_stand()",
    "CREATE TRIGGER {table}_never_go BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {table}_stand()",
)
