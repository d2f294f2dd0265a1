-- What Vane knows. Times are milliseconds since 1970-01-01T00:00:00Z. {…} is filled in by the dialect.

CREATE TABLE source (
    id    {identity},
    name  TEXT NOT NULL UNIQUE
);

CREATE TABLE community (
    id             {identity},
    source_id      BIGINT NOT NULL REFERENCES source (id),
    name           TEXT   NOT NULL,
    first_seen_ms  BIGINT NOT NULL,
    UNIQUE (source_id, name)
);

CREATE TABLE document (
    id             {identity},
    source_id      BIGINT NOT NULL REFERENCES source (id),
    external_id    TEXT   NOT NULL,
    first_seen_ms  BIGINT NOT NULL,
    UNIQUE (source_id, external_id)
);
CREATE INDEX document_arrival ON document (source_id, first_seen_ms);

-- Content of a document, addressed by its hash. An edit is a new version; the old one stays.
CREATE TABLE version (
    id            {identity},
    document_id   BIGINT   NOT NULL REFERENCES document (id),
    hash          {bytes}  NOT NULL,
    community_id  BIGINT   REFERENCES community (id),
    published_ms  BIGINT,
    truncated     SMALLINT NOT NULL,
    title         TEXT     NOT NULL,
    url           TEXT,
    author        TEXT,
    category      TEXT,
    language      TEXT,
    text          TEXT,
    UNIQUE (document_id, hash)
);
CREATE INDEX version_published ON version (published_ms);

-- That a document's content stood so at an instant. The version in force at T is that of the last sighting up to T.
-- A set: its members say the same in whatever order they came.
CREATE TABLE sighting (
    document_id  BIGINT NOT NULL REFERENCES document (id),
    at_ms        BIGINT NOT NULL,
    version_id   BIGINT NOT NULL REFERENCES version (id),
    PRIMARY KEY (document_id, at_ms, version_id)
){clustered};

-- What was seen of a document at an instant. Append-only; -1 stands for a figure that the source does not show,
-- because a key cannot hold NULL. Conflicting observations of one instant are all kept.
CREATE TABLE observation (
    document_id  BIGINT NOT NULL REFERENCES document (id),
    at_ms        BIGINT NOT NULL,
    score        BIGINT NOT NULL,
    comments     BIGINT NOT NULL,
    rank         BIGINT NOT NULL,
    PRIMARY KEY (document_id, at_ms, score, comments, rank)
){clustered};

CREATE TABLE run (
    id            {identity},
    input         TEXT   NOT NULL,
    started_ms    BIGINT NOT NULL,
    state         TEXT   NOT NULL,
    records       BIGINT NOT NULL DEFAULT 0,
    documents     BIGINT NOT NULL DEFAULT 0,
    updated       BIGINT NOT NULL DEFAULT 0,
    observations  BIGINT NOT NULL DEFAULT 0,
    rejected      BIGINT NOT NULL DEFAULT 0,
    fault         TEXT
);
CREATE INDEX run_input ON run (input, id);

-- Records that were not imported, once each however often the input is read.
CREATE TABLE quarantine (
    input    TEXT    NOT NULL,
    line     BIGINT  NOT NULL,
    hash     {bytes} NOT NULL,
    reason   TEXT    NOT NULL,
    excerpt  TEXT    NOT NULL,
    PRIMARY KEY (input, line, hash)
);

-- Published reports: compressed JSON, one for each distinct request.
CREATE TABLE report (
    date      TEXT    NOT NULL,
    period    TEXT    NOT NULL,
    zone      TEXT    NOT NULL,
    as_of_ms  BIGINT  NOT NULL,
    floors    TEXT    NOT NULL,
    state     TEXT    NOT NULL,
    body      {bytes} NOT NULL,
    PRIMARY KEY (date, period, zone, as_of_ms, floors)
);
