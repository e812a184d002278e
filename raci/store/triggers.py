"""The triggers that let the log only grow, on both databases."""

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
)

POSTGRES = (
    """
    CREATE FUNCTION events_stand() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION 'the log is never changed, and nothing is deleted from it'; END $$
    """,
    "CREATE TRIGGER events_never_change BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION events_stand()",
    "CREATE TRIGGER events_never_go BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION events_stand()",
    """
    CREATE FUNCTION events_follow() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM events WHERE matrix = NEW.matrix) THEN
            RAISE unique_violation USING MESSAGE = 'numbers follow one another without gaps';
        END IF;
        RETURN NEW;
    END $$
    """,
    "CREATE TRIGGER events_follow BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION events_follow()",
)
