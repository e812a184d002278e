CREATE FUNCTION public.events_follow() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    BEGIN
        IF NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM events WHERE matrix = NEW.matrix) THEN
            RAISE unique_violation USING MESSAGE = 'numbers follow one another without gaps';
        END IF;
        RETURN NEW;
    END $$;
CREATE FUNCTION public.events_stand() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    BEGIN RAISE EXCEPTION 'the log is never changed, and nothing is deleted from it'; END $$;
CREATE TABLE public.ballots (
    workshop text NOT NULL,
    seat text NOT NULL,
    activity text NOT NULL,
    role text NOT NULL,
    letters text NOT NULL,
    phone text NOT NULL,
    at text NOT NULL
);
CREATE TABLE public.consents (
    workshop text NOT NULL,
    seat text NOT NULL,
    activity text NOT NULL,
    answer text NOT NULL,
    stance text NOT NULL,
    why text NOT NULL,
    at text NOT NULL
);
CREATE TABLE public.events (
    matrix text NOT NULL,
    number integer NOT NULL,
    at text NOT NULL,
    author text NOT NULL,
    kind text NOT NULL,
    body text NOT NULL
);
CREATE TABLE public.late (
    workshop text NOT NULL,
    seat text NOT NULL,
    activity text NOT NULL,
    letters text NOT NULL,
    fate text NOT NULL,
    at text NOT NULL
);
CREATE TABLE public.locks (
    workshop text NOT NULL,
    lock text NOT NULL,
    at text NOT NULL
);
CREATE TABLE public.meta (
    name text NOT NULL,
    value text NOT NULL
);
CREATE TABLE public.paper_steps (
    paper text NOT NULL,
    number integer NOT NULL,
    at text NOT NULL,
    body text NOT NULL
);
CREATE TABLE public.papers (
    paper text NOT NULL,
    name text NOT NULL,
    text text NOT NULL,
    wrapped integer NOT NULL,
    at text NOT NULL
);
CREATE TABLE public.seats (
    workshop text NOT NULL,
    seat text NOT NULL,
    phone text NOT NULL
);
CREATE TABLE public.turns (
    workshop text NOT NULL,
    seat text NOT NULL,
    activity text NOT NULL,
    number bigint NOT NULL
);
CREATE TABLE public.uploads (
    matrix text NOT NULL,
    revision integer NOT NULL,
    at text NOT NULL,
    author text NOT NULL,
    source text NOT NULL,
    text text NOT NULL
);
CREATE TABLE public.votes (
    workshop text NOT NULL,
    activity text NOT NULL
);
CREATE TABLE public.ways (
    workshop text NOT NULL,
    activity text NOT NULL,
    answer text NOT NULL,
    changes text NOT NULL
);
CREATE TABLE public.workshops (
    workshop text NOT NULL,
    matrix text NOT NULL,
    stage text NOT NULL,
    place text NOT NULL,
    since text NOT NULL
);
INSERT INTO public.ballots VALUES ('w1', 'ops', 'a1', 'ops', 'A/R', 'phone p1', '2026-11-29T03:20:25.264632+00:00');
INSERT INTO public.events VALUES ('m', 1, '2026-11-29T03:20:25.251304+00:00', 'Li', 'open', '{"workshop":"w1","title":"Title","day":"2026-12-01","rows":["a1","a2"],"seats":["ops","it"]}');
INSERT INTO public.events VALUES ('m', 2, '2026-11-29T03:20:25.282256+00:00', '王', 'cell', '{"changes":[{"activity":"a1","role":"ops","before":"C","after":"R"}],"why":"因为 ''quotes'' \"twice\"","agreed":[],"dissent":[],"conditions":"","workshop":"","undoes":null}');
INSERT INTO public.events VALUES ('m', 3, '2026-11-29T03:20:25.285243+00:00', 'Li', 'park', '{"activity":"a2","question":"Who?","owner":"ops","due":"2026-12-01","workshop":"","undoes":null}');
INSERT INTO public.events VALUES ('n', 1, '2026-11-29T03:20:25.292431+00:00', 'Li', 'cell', '{"changes":[{"activity":"a1","role":"it","before":"","after":"R"}],"why":"why","agreed":[],"dissent":[],"conditions":"","workshop":"","undoes":null}');
INSERT INTO public.locks VALUES ('w1', 'fe552edfa5bc7ba500757cc49fd3e1369c5b4ca98c356afa7815058bf9767120', '2026-11-29T03:20:25.253567+00:00');
INSERT INTO public.meta VALUES ('version', '1');
INSERT INTO public.meta VALUES ('tried', '');
INSERT INTO public.seats VALUES ('w1', 'ops', 'phone p1');
INSERT INTO public.turns VALUES ('w1', 'ops', 'a1', 1);
INSERT INTO public.uploads VALUES ('kitchen', 1, '2026-11-29T03:20:25.300223+00:00', 'Li', 'kitchen.xlsx', 'id: kitchen
title: Kitchen
');
INSERT INTO public.workshops VALUES ('w1', 'm', 'open', '', '2026-11-29T03:20:25.252604+00:00');
ALTER TABLE ONLY public.ballots
    ADD CONSTRAINT ballots_pkey PRIMARY KEY (workshop, seat, activity, role);
ALTER TABLE ONLY public.consents
    ADD CONSTRAINT consents_pkey PRIMARY KEY (workshop, seat, activity, answer);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (matrix, number);
ALTER TABLE ONLY public.late
    ADD CONSTRAINT late_pkey PRIMARY KEY (workshop, seat, activity);
ALTER TABLE ONLY public.locks
    ADD CONSTRAINT locks_pkey PRIMARY KEY (workshop);
ALTER TABLE ONLY public.meta
    ADD CONSTRAINT meta_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.paper_steps
    ADD CONSTRAINT paper_steps_pkey PRIMARY KEY (paper, number);
ALTER TABLE ONLY public.papers
    ADD CONSTRAINT papers_pkey PRIMARY KEY (paper);
ALTER TABLE ONLY public.seats
    ADD CONSTRAINT seats_pkey PRIMARY KEY (workshop, seat);
ALTER TABLE ONLY public.turns
    ADD CONSTRAINT turns_pkey PRIMARY KEY (workshop, seat, activity);
ALTER TABLE ONLY public.uploads
    ADD CONSTRAINT uploads_pkey PRIMARY KEY (matrix, revision);
ALTER TABLE ONLY public.votes
    ADD CONSTRAINT votes_pkey PRIMARY KEY (workshop);
ALTER TABLE ONLY public.ways
    ADD CONSTRAINT ways_pkey PRIMARY KEY (workshop);
ALTER TABLE ONLY public.workshops
    ADD CONSTRAINT workshops_pkey PRIMARY KEY (workshop);
CREATE TRIGGER events_follow BEFORE INSERT ON public.events FOR EACH ROW EXECUTE FUNCTION public.events_follow();
CREATE TRIGGER events_never_change BEFORE DELETE OR UPDATE ON public.events FOR EACH ROW EXECUTE FUNCTION public.events_stand();
CREATE TRIGGER events_never_go BEFORE TRUNCATE ON public.events FOR EACH STATEMENT EXECUTE FUNCTION public.events_stand();
